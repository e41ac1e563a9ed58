import { getMetadataStorage, type MetadataStorage } from 'class-validator';

type Find = MetadataStorage['getTargetValidationMetadatas'];
type Target = Parameters<Find>[0];

/**
 * class-validator looks through every class of the program for each object that it checks. What it finds for a class
 * is settled once the class is defined, so it is looked up once. Validation groups, which we do not use, are passed on.
 */
export const rememberValidationMetadata = (): void => {
  const storage = getMetadataStorage();
  const find = storage.getTargetValidationMetadatas.bind(storage);
  const known = new Map<Target, ReturnType<Find>>();
  storage.getTargetValidationMetadatas = (target, schema, always, strictGroups, groups) => {
    if (schema || always || strictGroups || groups?.length) {
      return find(target, schema, always, strictGroups, groups);
    }
    const metadata = known.get(target) ?? find(target, schema, always, strictGroups, groups);
    known.set(target, metadata);
    return metadata;
  };
};
