import { inWords } from '../../queries/in-words.js';

export const title = inWords('2022-03-31');
