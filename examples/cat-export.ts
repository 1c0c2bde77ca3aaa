// A glossary of another tool in, one for OmegaT and one for memoQ out: node cat-export.ts GLOSSARY FOLDER
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline as stream } from 'node:stream/promises'
import { exportGlossary, importGlossary, openTermbase } from 'shuyu'

const [source, folder = '.'] = process.argv.slice(2)
const termbase = await openTermbase(join(folder, 'termbase.db'))
const concepts = importGlossary(source, {
  onWarning: (message, line) => console.error(`${source}:${line}: ${message}`),
})
const { renderingsAdded } = await termbase.import(concepts, { by: 'example' })
console.log(`${renderingsAdded} terms`)
for (const [format, name] of [
  ['omegat', 'glossary.txt'],
  ['memoq', 'memoq.csv'],
] as const) {
  await stream(exportGlossary(termbase.glossary(), format), createWriteStream(join(folder, name)))
}
await termbase.close()
