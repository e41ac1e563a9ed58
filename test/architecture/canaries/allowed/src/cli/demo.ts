import { program } from '../app.module.js';

export const demonstrated = program;
