import { MemoryReadStore } from '../../src/platform/read-store/memory/memory-read-store.js';
import { describeWithMongo, freshMongoReadStores } from '../support/mongo-databases.js';
import { leaseContract } from './lease.contract.js';

leaseContract('memory', () => Promise.resolve(new MemoryReadStore()));
describeWithMongo((url) => leaseContract('MongoDB', freshMongoReadStores(url)));
