import { readFileSync, writeFileSync } from 'node:fs';
import { ARCHITECTURE, architecturePicture, withPicture } from './architecture-picture.js';

/* `npm run docs:architecture`: draws the picture anew. A test fails where it is out of date. */

const page = readFileSync(ARCHITECTURE, 'utf8');
writeFileSync(ARCHITECTURE, withPicture(page, architecturePicture()));
