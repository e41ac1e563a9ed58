import canonicalize from 'canonicalize';

export const present = canonicalize;
