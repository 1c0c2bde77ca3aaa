/**
 * Trains the models of the ranker from reference glossaries and writes them to `ranking/weights/`:
 *
 *   npm run train -- --data ../shared/data [--dry-run]
 *
 *   termhood      is this Chinese span a term?             stages/candidates
 *   equivalence   which English span is its rendering?     stages/pair
 *   confidence    is this pair right, beside its rivals?   stages/score
 *   essential     if it is right, is it essential?         stages/score
 *
 * Every figure printed is cross-validated by document: the models that judge a document have not seen it.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { openResources } from '../pipeline/resources.ts'
import { crossValidate } from './crossValidation.ts'
import { reportOn } from './report.ts'

const { values } = parseArgs({ options: { data: { type: 'string' }, 'dry-run': { type: 'boolean' } } })
if (!values.data) throw new Error('usage: npm run train -- --data FOLDER   (the folder that holds terms/)')

const result = await crossValidate(values.data, openResources(), (message) => console.error(message))
const report = reportOn(result)
console.log(report.text)
if (!values['dry-run']) {
  console.error('the models that ship, from everything ...')
  const models = result.train()
  const folder = new URL('../ranking/weights/', import.meta.url)
  mkdirSync(folder, { recursive: true })
  const write = (name: string, model: unknown) =>
    writeFileSync(new URL(`${name}.weights.json`, folder), `${JSON.stringify(model)}\n`)
  write('termhood', models.termhood)
  write('equivalence', models.equivalence)
  write('essential', models.essential)
  write('confidence', { ...models.confidence, strictness: report.strictness })
  writeFileSync(new URL('README.md', folder), report.readme)
  console.error('written to ranking/weights/')
}
