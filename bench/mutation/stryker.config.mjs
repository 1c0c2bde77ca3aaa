/**
 * Mutation testing of one folder by the tests of that folder: `npm run bench:mutation -- stages/score`.
 * A mutant that they do not notice is a line that they do not guard.
 */
const folder = process.env.MUTATED_FOLDER

export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'bench/mutation/vitest.config.ts', related: false },
  mutate: [/\.ts$/.test(folder) ? folder : `${folder}/**/*.ts`, '!**/*.d.ts'],
  // TypeScript 7 has no interface that could rewrite a tsconfig; none is needed, types are only stripped.
  tsconfigFile: 'none.json',
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  concurrency: 1,
  timeoutMS: 20_000,
  tempDirName: '.stryker',
  reporters: ['clear-text'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
}
