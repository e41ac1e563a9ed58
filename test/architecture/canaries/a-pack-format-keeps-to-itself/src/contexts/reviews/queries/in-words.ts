export const inWords = (date: string): string => date;
