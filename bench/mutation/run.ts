/**
 * Mutation testing (Stryker): `npm run bench:mutation -- FOLDER[:TESTS]...`. Prints the mutants that the tests of a folder
 * let live, and its score. TESTS: other tests than those of the same place in `test/` (`review/server:review/api`).
 */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const named = process.argv.slice(2)
if (!named.length)
  throw new Error('usage: npm run bench:mutation -- FOLDER[:TESTS]...   (stages/score, pipeline/batch/shown.ts)')
for (const name of named) {
  const [folder, tests = folder.replace(/\.ts$/, '')] = name.split(':')
  console.log(`\n${name}`)
  const { status } = spawnSync('npx', ['stryker', 'run', 'bench/mutation/stryker.config.mjs'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, MUTATED_FOLDER: folder, MUTATED_TESTS: tests },
  })
  if (status) process.exitCode = 1
}
