/**
 * The same value, made immutable through and through. What is frozen already is not walked again:
 * a document that shares most of its parts with the one before it costs only what is new.
 */
export const frozen = <Value>(value: Value): Value => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const member of Object.values(value)) frozen(member);
  return Object.freeze(value);
};
