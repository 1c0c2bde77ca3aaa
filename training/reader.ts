/**
 * Learns what a second reader's verdicts are worth, and writes it to `ranking/weights/reader.weights.json`:
 *
 *   npm run train:reader -- --data ../shared/data [--dry-run]
 *
 * The reader is replayed: it answers what careful readers have answered (`NAME.verdicts.tsv` and the references), but for one
 * answer in twenty, since no reader agrees with people always. The pairs are those of models that have not seen their document.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openResources } from '../pipeline/resources.ts'
import { crossValidate } from './crossValidation.ts'
import { readerDocuments, readerWeights } from './readerExamples.ts'

const { values } = parseArgs({ options: { data: { type: 'string' }, 'dry-run': { type: 'boolean' } } })
if (!values.data) throw new Error('usage: npm run train:reader -- --data FOLDER   (the folder that holds terms/)')

const result = await crossValidate(values.data, openResources(), (message) => console.error(message))
const documents = await readerDocuments(join(values.data, 'terms'), result)
const model = readerWeights(documents)
for (const [n, column] of model.columns.entries()) console.log(`${column.padEnd(12)} ${model.weights[n].toFixed(3)}`)
if (!values['dry-run']) {
  writeFileSync(new URL('../ranking/weights/reader.weights.json', import.meta.url), `${JSON.stringify(model)}\n`)
  console.error('written to ranking/weights/reader.weights.json')
}
