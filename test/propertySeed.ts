import * as fc from 'fast-check'

/**
 * Property tests take the same examples on every run, so that a suite that passed passes again; `SHUYU_TEST_SEED=7`
 * takes others, and a failure's seed and path repeat it.
 */
fc.configureGlobal({ seed: Number(process.env.SHUYU_TEST_SEED ?? 20_260_301) })
