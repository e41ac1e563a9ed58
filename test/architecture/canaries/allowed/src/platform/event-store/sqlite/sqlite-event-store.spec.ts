import { used } from './sqlite-event-store.js';
import { support } from '../../../../test/support/temporary-folder.js';

export const tested = [used, support];
