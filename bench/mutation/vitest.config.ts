import { defineConfig } from 'vitest/config'

const tests = process.env.MUTATED_TESTS

export default defineConfig({
  test: { include: [`test/${tests}/**/*.test.ts`, `test/${tests}.test.ts`], testTimeout: 60_000 },
})
