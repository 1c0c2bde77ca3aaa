import fc from 'fast-check'
import { expect, it } from 'vitest'
import { InputError } from '../../../model/errors.ts'
import { atPlace, languages, readText } from './helpers.ts'

const fragments = [
  '港口开放。',
  '部长：',
  '我们',
  '“',
  '”',
  '第一，',
  '2025年',
  'The port ',
  'is open. ',
  'Minister: ',
  'and',
  '\n',
  '\n\n',
  '\t',
  '\f',
  '# ',
  '- ',
  '**',
  '| a | 港 |',
  ' ||| ',
  '---\n',
  '\uFEFF',
  '\u00A0',
  '\uD842\uDFB7',
  '12:30',
]
const text = fc.array(fc.constantFrom(...fragments), { maxLength: 40 }).map((parts) => parts.join(''))
const name = fc.constantFrom('a.txt', 'a.md', 'a.tsv', 'a')

it('reads any text, or says why not; segments keep their order and their places', async () => {
  await fc.assert(
    fc.asyncProperty(text, name, async (source, file) => {
      try {
        const document = await readText(source, file)
        for (const language of languages) {
          for (const [i, segment] of document[language].entries()) {
            expect(atPlace(source.replace(/^\uFEFF/, ''), segment)[0]).toBe(segment.text[0])
            const previous = document[language][i - 1] ?? segment
            expect(segment.turn).toBeGreaterThanOrEqual(previous.turn)
            expect(segment.paragraph).toBeGreaterThanOrEqual(previous.paragraph)
          }
        }
      } catch (error) {
        if (!(error instanceof InputError)) throw error
      }
    }),
    { numRuns: 500 },
  )
})

it('reads any bytes, or says why not', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), name, async (bytes, file) => {
      try {
        await readText(bytes, file)
      } catch (error) {
        expect(error).toBeInstanceOf(InputError)
      }
    }),
    { numRuns: 500 },
  )
})
