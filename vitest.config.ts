import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    globalSetup: ['test/ownCache.ts'],
    setupFiles: ['test/propertySeed.ts'],
    include: ['test/**/*.test.ts'],
    // Processes, not threads: native modules (nodejieba, better-sqlite3) are loaded once in each.
    pool: 'forks',
    // A process that loads nodejieba's dictionary holds 250 MB.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
