export { seen as present } from './body.js';
