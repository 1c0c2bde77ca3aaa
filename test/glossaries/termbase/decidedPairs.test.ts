import { expect, test } from 'vitest'
import { renderingId } from '../../../language/identity.ts'
import { personalise } from '../../../stages/personalise/index.ts'
import { bitext, extraction } from './builders.ts'
import { collect, temporaryFile, withTermbase } from './fixtures.ts'

const talk = bitext('talk.txt', [
  ['扩大绿色金融规模。', 'Expand green finance.'],
  ['降低碳税税率。', 'Lower the rate of the carbon tax.'],
  ['审议年度预算草案。', 'Discuss the draft of the annual budget.'],
])
const found = extraction(
  [talk],
  [
    ['绿色金融', 'green finance', 0.6],
    ['碳税', 'rate of the carbon tax', 0.5],
    ['年度预算', 'annual budget', 0.7],
    ['草案', 'draft', 0.3],
  ],
)
const id = renderingId

test('tells what was decided of what was found, as it was found', async () => {
  await withTermbase(temporaryFile(), async (termbase) => {
    await termbase.save(found, 'program')
    expect(await termbase.decidedPairs()).toEqual([])
    await termbase.decide(
      [
        { rendering: id('绿色金融', 'green finance'), status: 'accepted' },
        { rendering: id('碳税', 'rate of the carbon tax'), status: 'accepted', en: 'carbon tax' },
        { rendering: id('年度预算', 'annual budget'), status: 'rejected' },
      ],
      'reviewer',
    )
    const decided = await termbase.decidedPairs()
    expect(new Set(decided.map(({ zh, en, confidence, accepted }) => [zh, en, confidence, accepted].join()))).toEqual(
      new Set([
        '绿色金融,green finance,0.6,true',
        '碳税,rate of the carbon tax,0.5,false',
        '年度预算,annual budget,0.7,false',
      ]),
    )
  })
})

test('an accepted pair in another wording of its Chinese is a correction, an inflection is none', async () => {
  await withTermbase(temporaryFile(), async (termbase) => {
    await termbase.save(found, 'program')
    await termbase.decide(
      [
        { rendering: id('草案', 'draft'), status: 'accepted', zh: '预算草案' },
        { rendering: id('年度预算', 'annual budget'), status: 'accepted', en: 'annual budgets' },
      ],
      'reviewer',
    )
    const accepted = (await termbase.decidedPairs()).filter((pair) => pair.accepted)
    expect(accepted.map(({ zh }) => zh)).toEqual(['年度预算'])
  })
})

test('learns from the confidence of the ranker, not from what it became', async () => {
  await withTermbase(temporaryFile(), async (termbase) => {
    await termbase.save(found, 'program')
    await termbase.decide([{ rendering: id('绿色金融', 'green finance'), status: 'accepted' }], 'reviewer')
    const decisions = await termbase.decidedPairs()
    await termbase.save({ ...found, entries: personalise({ decisions })(found.entries) }, 'program')
    const again = await termbase.decidedPairs()
    expect(again).toEqual(decisions)
    const [{ zh, confidence }] = await collect(termbase.glossary().renderings())
    expect([zh, confidence]).toEqual(['绿色金融', 0.99])
  })
})
