import { availableParallelism } from 'node:os';

/** Jest looks a global up by way of a proxy, which takes longer than most of what is then done with it. */
const EVERYWHERE = ['Array', 'JSON', 'Map', 'Math', 'Number', 'Object', 'Set', 'String', 'WeakMap'];

export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  // One more than cores: whoever drives a browser mostly waits for it.
  maxWorkers: availableParallelism() + 1,
  // Modules of former suites are not all given back.
  workerIdleMemoryLimit: '1500MB',
  testTimeout: 60_000,
  sandboxInjectedGlobals: EVERYWHERE,
  reporters: [['summary', { summaryThreshold: 0 }]],
  transform: {
    '^.+\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }],
  },
  coverageProvider: 'v8',
  collectCoverageFrom: ['src/**/*.{ts,tsx}', '!src/**/*.d.ts'],
};
