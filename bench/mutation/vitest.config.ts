import { defineConfig } from 'vitest/config'

const folder = (process.env.MUTATED_FOLDER as string).replace(/\.ts$/, '')

export default defineConfig({
  test: { include: [`test/${folder}/**/*.test.ts`, `test/${folder}.test.ts`], testTimeout: 60_000 },
})
