import { MemoryReadStore } from '../../src/platform/read-store/memory/memory-read-store.js';
import { projectionRunnerContract } from './projection-runner.contract.js';

projectionRunnerContract('the read store in memory', () => Promise.resolve(new MemoryReadStore()));
