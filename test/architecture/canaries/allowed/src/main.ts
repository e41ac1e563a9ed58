import { program } from './app.module.js';

export const started = program;
