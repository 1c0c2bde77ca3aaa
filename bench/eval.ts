/**
 * Quality on reference data, one table an area: on the bundled texts always, on a folder of more where there is one.
 *
 *   npm run eval -- [--data ../shared/data] [--only AREA]
 */
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'

/** What is measured, in the order of the report; an area is loaded when it is asked for. */
const areas: Readonly<Record<string, (data: string) => Promise<string>>> = {
  bundled: async () => (await import('./bundled.ts')).bundledReport(),
  reading: async (data) => (await import('./reading.ts')).evaluateReading(data),
  sentences: async (data) => (await import('./sentences.ts')).evaluateSentences(data),
  hard: async (data) => (await import('./hard.ts')).evaluateHard(data),
  terms: async (data) => (await import('./terms.ts')).evaluateTerms(data),
  order: async () => (await import('./trainingFigures.ts')).orderFigures,
  learning: async () => (await import('./trainingFigures.ts')).learningFigures,
  words: async (data) => (await import('./words.ts')).evaluateWords(data),
  ocr: async () => (await import('./ocr.ts')).evaluateOcr(),
  time: async () => (await import('./time.ts')).evaluateTime(),
  brief: async (data) => (await import('./brief.ts')).evaluateBrief(data),
  check: async (data) => (await import('./check.ts')).evaluateCheck(data),
  reader: async (data) => (await import('./reader.ts')).evaluateReader(data),
}

/** Measured on what is bundled or generated; the first is all that is done where nothing is named and no data are there. */
const NEED_NO_DATA = ['bundled', 'ocr', 'time']
/** Trains the ranker for each part of the texts, which takes minutes: measured only where it is named. */
const LONG = ['reader']

const { values } = parseArgs({ options: { data: { type: 'string' }, only: { type: 'string' } } })
const { data = '../shared/data', only } = values
const fail = (message: string) => {
  console.error(`eval: ${message}`)
  process.exit(2)
}
if (only !== undefined && !(only in areas))
  fail(`unknown area '${only}': expected one of ${Object.keys(areas).join(', ')}`)
const hasData = existsSync(data)
if (!hasData && (values.data !== undefined || !NEED_NO_DATA.includes(only ?? 'bundled')))
  fail(`no reference data in ${data}: name its folder with --data`)
for (const [name, evaluate] of Object.entries(areas)) {
  if ((only ?? name) !== name || (!hasData && name !== (only ?? 'bundled'))) continue
  if (only === undefined && LONG.includes(name)) continue
  const started = performance.now()
  console.log(await evaluate(data))
  console.error(`${name}: ${((performance.now() - started) / 1000).toFixed(0)} s\n`)
}
