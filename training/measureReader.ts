/**
 * Measures what a second reader brings, cross-validated by document, on replayed verdicts:
 *
 *   npx tsx training/measureReader.ts --data ../shared/data
 */
import { parseArgs } from 'node:util'
import { measuredReader } from './readerFigures.ts'

const { values } = parseArgs({ options: { data: { type: 'string' } } })
if (!values.data) throw new Error('usage: tsx training/measureReader.ts --data FOLDER   (the folder that holds terms/)')
console.log(await measuredReader(values.data))
