import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { simplify } from '../../language/fold.ts'
import { type TraditionalStandard, toTraditional } from '../../language/traditional.ts'
import { extract } from '../../pipeline/extract.ts'
import { temporaryFile } from '../glossaries/termbase/fixtures.ts'

const text = readFileSync(new URL('../../evaluation/bundled/wetland-report.tsv', import.meta.url), 'utf8')

async function found(content: string) {
  const file = temporaryFile('report.tsv')
  writeFileSync(file, content)
  const { entries } = await extract([file], { minConfidence: 0.2 })
  return entries
    .flatMap(({ renderings }) =>
      renderings.map(({ zh, en, confidence, category }) => ({ zh, en, confidence, category })),
    )
    .map((one) => ({ ...one, zh: simplify(one.zh) }))
    .sort((a, b) => (`${a.zh} ${a.en}` < `${b.zh} ${b.en}` ? -1 : 1))
}

test.each<TraditionalStandard>(['any', 'HK'])(
  'a text in traditional characters (%s) gives the terms that it gives in simplified ones, as sure',
  { timeout: 60_000 },
  async (standard) => {
    const traditional = toTraditional(text, standard)
    expect(traditional).not.toBe(text)
    const simplified = await found(text)
    expect(simplified.length).toBeGreaterThan(40)
    expect(await found(traditional)).toEqual(simplified)
  },
)
