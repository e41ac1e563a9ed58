import { describeWithMongo, freshMongoReadStores } from '../support/mongo-databases.js';
import { projectionRunnerContract } from './projection-runner.contract.js';

describeWithMongo((url) => projectionRunnerContract('MongoDB', freshMongoReadStores(url)));
