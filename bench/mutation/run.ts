/**
 * Mutation testing (Stryker): `npm run bench:mutation -- FOLDER...`. Prints the mutants that the tests of a folder let
 * live, and its score.
 */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folders = process.argv.slice(2)
if (!folders.length)
  throw new Error('usage: npm run bench:mutation -- FOLDER...   (stages/score, pipeline/batch/shown.ts)')
for (const folder of folders) {
  console.log(`\n${folder}`)
  const { status } = spawnSync('npx', ['stryker', 'run', 'bench/mutation/stryker.config.mjs'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, MUTATED_FOLDER: folder },
  })
  if (status) process.exitCode = 1
}
