export const present = true;
