import { MemoryReadStore } from '../../src/platform/read-store/memory/memory-read-store.js';
import { readStoreContract } from './read-store.contract.js';

readStoreContract('memory', () => Promise.resolve(new MemoryReadStore()));
