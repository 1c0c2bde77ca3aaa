import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { formats } from '../../output/index.ts'
import { richGlossary, text } from './fixtures.ts'
import { cannotValidate, problems, problemsOf, samples, unseenInTbx, type Validated } from './validators.ts'

const written = [
  ['tbx', 'tbx'],
  ['tbx-full', 'tbx'],
  ['tbx3', 'tbx3'],
  ['tmx', 'tmx'],
  ['xliff', 'xliff'],
] as const

/** Files that are wrong on purpose, beside one that is right. */
const negatives: readonly (readonly [format: Validated, valid: string, suffix: string])[] = [
  ['tbx3', 'v3-basic-dca.tbx', '.tbx'],
  ['xliff', 'demo-2.1.xlf', '.xlf'],
]

const reason = cannotValidate()
if (reason) console.warn(`Nothing is validated against schemas: ${reason}.`)

for (const [name, schema] of written) {
  test.skipIf(reason)(`${name} is valid`, async () => {
    const xml = await text(formats[name].write(richGlossary))
    expect(problems(schema, xml)).toBe('')
    expect(problems(schema, xml.replace(/<(term|tuv|source)\b(?=[ >])/, '<$1 wrong="1"'))).not.toBe('')
  })
}

test('tbx3 has only the transactions and languages that TBX-Basic allows', async () => {
  expect(unseenInTbx(await text(formats.tbx3.write(richGlossary)))).toEqual([])
})

for (const [schema, valid, suffix] of negatives) {
  test.skipIf(reason)(`files that are no ${schema} are found out`, () => {
    const wrong = readdirSync(`${samples}neg`).filter((file) => file.endsWith(suffix))
    const found = problemsOf(schema, [samples + valid, ...wrong.map((file) => `${samples}neg/${file}`)])
    const right = [...found].filter(([, messages]) => messages === '').map(([file]) => file)
    const unseen = right.filter((file) => suffix !== '.tbx' || unseenInTbx(readFileSync(file, 'utf8')).length === 0)
    expect(unseen).toEqual([samples + valid])
  })
}
