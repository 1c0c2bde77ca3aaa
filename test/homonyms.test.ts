import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { globSync } from 'tinyglobby'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const rooms = '{model,files,language,ranking,glossaries,stages,output,pipeline,checking,review,cli}'
const declaration = /^export (?:abstract |async )*(?:function\*?|const|let|class|interface|type) (\w+)/gm

/**
 * What may have one name in two files: what `index.ts` offers of the rooms, which it names as they do; the page, whose
 * functions ask the server for what has the same name there; and the readers of one format, of which the file that
 * holds one has its name (`docx` of a transcript, `docx` of a glossary).
 */
const isNamedAfterFormat = (name: string, file: string) => basename(file).split('.')[0] === name
const isOfPage = (file: string) => file.startsWith('review/page/')

test('an exported name means one thing', () => {
  const homes = new Map<string, string[]>()
  for (const file of globSync(`${rooms}/**/*.{ts,tsx}`, { cwd: root }).sort()) {
    if (isOfPage(file)) continue
    for (const [, name] of readFileSync(join(root, file), 'utf8').matchAll(declaration))
      if (!isNamedAfterFormat(name, file)) homes.set(name, [...(homes.get(name) ?? []), file])
  }
  expect(homes.size).toBeGreaterThan(500)
  const homonyms = [...homes].filter(([, files]) => files.length > 1)
  expect(homonyms.map(([name, files]) => `${name}: ${files.join(', ')}`)).toEqual([])
})
