/** The name of one filling of a view: `action-register_v2_5`. A new version or a rebuild fills a new one. */
export const collectionName = (view: string, version: number, epoch: number): string =>
  `${view}_v${version}_${epoch}`;

const SHAPE = /^(.+)_v([1-9]\d*)_([1-9]\d*)$/;

export interface CollectionNameParts {
  readonly view: string;
  readonly version: number;
  readonly epoch: number;
}

/** What a collection's name says; nothing where it is not of that shape. */
export const partsOfCollectionName = (name: string): CollectionNameParts | undefined => {
  const [, view, version, epoch] = SHAPE.exec(name) ?? [];
  return view && version && epoch
    ? { view, version: Number(version), epoch: Number(epoch) }
    : undefined;
};

/** What stays the same over rebuilds: a cursor outlives the collection that it was given by. */
export const scopeOf = (name: string): string => {
  const parts = partsOfCollectionName(name);
  return parts ? `${parts.view}_v${parts.version}` : name;
};
