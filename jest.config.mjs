export default {
  runtime: '<rootDir>/test/support/jest/runtime.mjs',
  roots: ['<rootDir>/src', '<rootDir>/projections', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  // Small trees that break a layer rule on purpose: read by a test, not run as tests.
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/architecture/canaries/'],
  maxWorkers: 2,
  // A hung test is told from a slow one; a machine with other work to do must not fail anything.
  testTimeout: 60_000,
  transform: {},
};
