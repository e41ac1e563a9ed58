import { describeWithMongo, freshMongoReadStores } from '../support/mongo-databases.js';
import { readStoreContract } from './read-store.contract.js';

describeWithMongo((url) => readStoreContract('MongoDB', freshMongoReadStores(url)));
