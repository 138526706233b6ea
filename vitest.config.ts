import { defineConfig } from 'vitest/config'

/** Two projects in one run: `pure` needs nothing, `database` has an embedded PostgreSQL started for it. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'pure',
          include: ['packages/**/*.test.ts', 'web/**/*.test.{ts,tsx}', 'server/test/house/*.test.ts'],
          testTimeout: 60_000,
          pool: 'forks',
        },
      },
      {
        test: {
          name: 'database',
          include: [
            'server/{src,test}/**/*.test.ts',
            'db/**/*.test.ts',
            'tools/**/*.test.ts',
            'e2e/**/*.test.ts',
          ],
          exclude: ['server/test/house/*.test.ts', '**/node_modules/**'],
          globalSetup: ['server/test/global-setup.ts'],
          testTimeout: 60_000,
          // What is waited for comes when it comes: a second is short on a busy machine.
          expect: { poll: { timeout: 20_000 } },
          hookTimeout: 120_000,
          pool: 'forks',
        },
      },
    ],
  },
})
