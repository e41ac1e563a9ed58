export default {
  testEnvironment: '<rootDir>/test/support/program-environment.mjs',
  roots: ['<rootDir>/src', '<rootDir>/projections', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  // Small trees that break a layer rule on purpose: read by a test, not run as tests.
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/architecture/canaries/'],
  maxWorkers: 2,
  // A hung test is told from a slow one; a machine with other work to do must not fail anything.
  testTimeout: 60_000,
  extensionsToTreatAsEsm: ['.ts'],
  coverageProvider: 'babel',
  moduleNameMapper: {
    // Hundreds of modules, and most test files need them: loaded once by the environment.
    '^(jsdom|mingo)$': '<rootDir>/test/support/native/$1.mjs',
    '^typebox$': '<rootDir>/test/support/native/typebox.mjs',
    '^typebox/compile$': '<rootDir>/test/support/native/typebox-compile.mjs',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        sourceMaps: 'inline',
        module: { type: 'es6' },
        jsc: {
          target: 'es2023',
          keepClassNames: true,
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
      },
    ],
  },
};
