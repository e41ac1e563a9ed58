export const support = true;
