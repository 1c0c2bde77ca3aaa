import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../../evaluation/random.ts'
import { UNLIKE } from '../../../model/readerMend.ts'
import { logistic } from '../../../ranking/trees.ts'
import { parseAnswer } from '../../../stages/reader/answer.ts'
import { READER_COLUMNS, type Said } from '../../../stages/reader/evidence.ts'
import { questionsOf } from '../../../stages/reader/question.ts'
import { saidIn, speakerOf } from '../../../stages/reader/told.ts'
import { type ReaderModel, readerTrust } from '../../../stages/reader/trust.ts'
import { verified } from '../../../stages/reader/verify.ts'
import { heard, weighed } from '../../../stages/reader/weigh.ts'
import { entryOf, unitOf } from './fixtures.ts'

const WORTH: Readonly<Record<string, number>> = {
  keep: 3,
  mend: -4,
  reject: -2,
  unsure: -1,
  target: 4,
  mended: 4,
  missing: 3,
}
const model: ReaderModel = { columns: READER_COLUMNS, weights: READER_COLUMNS.map((name) => WORTH[name] ?? 0) }

describe('what a reader says of a document', () => {
  const units = [
    unitOf(0, '全面推进依法治国。', 'Fully advance law-based governance of the country.'),
    unitOf(1, '推进依法治国是大事。', 'To advance law-based governance of the country matters.'),
    unitOf(2, '依法治国，依宪治国。', 'Law-based governance here means governance by the constitution.'),
  ]
  const entries = [entryOf(units, '依法治国', 'governance of the country', 0.6), entryOf(units, '推进', 'advance', 0.5)]
  const [question] = questionsOf(units, entries)
  const by = speakerOf('small:1b', 1, '2026-12-01')
  const hear = (answer: object) => {
    const parsed = parseAnswer(JSON.stringify(answer))
    if (!parsed) throw new Error('no answer')
    return heard(entries, units, [{ verified: verified(question, parsed), by }])
  }
  const numberOf = (zh: string) => question.units[0].pairs.find((pair) => pair.zh === zh)?.number

  test('moves confidences, tells why, and brings a mend in with all its places', () => {
    const { pairs, counts } = hear({
      mend: [{ n: numberOf('依法治国'), zh: '依法治国', en: 'law-based governance of the country', c: 'F' }],
      reject: [numberOf('推进')],
    })
    expect(counts).toEqual({ kept: 0, mended: 1, rejected: 1, unsure: 0, dropped: 0, gained: 1 })
    const [best, ...others] = weighed(pairs, readerTrust(model, []))
    expect(best).toMatchObject({ zh: '依法治国', en: 'law-based governance of the country', category: 'formulation' })
    expect(best.occurrences.map(({ unit }) => unit)).toEqual(['d:0', 'd:1'])
    expect(best.confidence).toBeCloseTo(logistic(-2 + 4))
    expect(best.reasons).toEqual([
      {
        side: 'for',
        code: 'readerMendOf',
        value: `依法治国 = governance of the country (small:1b, instructions 1, 2026-12-01; not found by the ranker; ${UNLIKE})`,
      },
    ])
    expect(others.every(({ confidence }) => confidence < 0.2)).toBe(true)
  })

  test('a mend that the ranker has found too makes that surer', () => {
    const more = [...entries, entryOf(units, '依法治国', 'law-based governance of the country', 0.3)]
    const answer = parseAnswer(
      JSON.stringify({
        mend: [{ n: numberOf('依法治国'), zh: '依法治国', en: 'law-based governance of the country' }],
      }),
    )
    if (!answer) throw new Error('no answer')
    const { pairs, counts } = heard(more, units, [{ verified: verified(question, answer), by }])
    expect(counts.gained).toBe(0)
    expect(pairs.find(({ en }) => en.startsWith('law'))?.said).toMatchObject({ isMend: true })
  })

  test('what it says nothing of stays as it is, to the last bit', () => {
    const { pairs } = hear({ keep: { T: [numberOf('推进')] } })
    const same = weighed(pairs, readerTrust(model, [])).find(({ zh }) => zh === '依法治国')
    expect(same).toMatchObject({ confidence: 0.6, reasons: [] })
  })

  test('is remembered in the reasons, for this model alone', () => {
    const { pairs } = hear({ keep: { T: [numberOf('推进')] } })
    const [told] = weighed(pairs, readerTrust(model, [])).filter(({ reasons }) => reasons.length)
    expect(saidIn(told.reasons, 'small:1b')).toMatchObject({ verdict: 'keep', isMend: false, isMissing: false })
    expect(saidIn(told.reasons, 'small:1b')?.odds).toBeCloseTo(0)
    expect(saidIn(told.reasons, 'large')).toBeUndefined()
    expect(saidIn(told.reasons, '1b')).toBeUndefined()
  })
})

describe('trust', () => {
  const random = seededRandom(3)
  /** Pairs with the odds that the ranker gives, and whether people accept them: as likely as it says. */
  const pairs = Array.from({ length: 300 }, () => {
    const odds = 4 * random() - 2
    return { odds, accepted: random() < logistic(odds) }
  })
  const said = (verdict: Said['verdict'], odds: number): Said => ({ verdict, isMend: false, isMissing: false, odds })
  const decided = (verdictOn: (accepted: boolean) => Said['verdict']) =>
    pairs.map(({ odds, accepted }) => ({ said: said(verdictOn(accepted), odds), accepted }))
  const moved = (oddsOf: (said: Said) => number, verdict: Said['verdict']) =>
    Math.abs(logistic(oddsOf(said(verdict, 0.3))) - logistic(0.3))

  test('is that of training before anybody has decided', () => {
    expect(readerTrust(model, [])(said('keep', 0.3))).toBeCloseTo(3.3)
    expect(readerTrust(model, [])(said('reject', 0.3))).toBeCloseTo(-1.7)
  })

  test('is kept where people decide as the reader says', () => {
    const oddsOf = readerTrust(
      model,
      decided((accepted) => (accepted ? 'keep' : 'reject')),
    )
    expect(oddsOf(said('keep', 0))).toBeGreaterThan(2)
    expect(oddsOf(said('reject', 0))).toBeLessThan(-2)
  })

  test('is gone where it answers by chance', () => {
    const oddsOf = readerTrust(
      model,
      decided(() => (random() < 0.5 ? 'keep' : 'reject')),
    )
    expect(moved(oddsOf, 'keep')).toBeLessThan(0.1)
    expect(moved(oddsOf, 'reject')).toBeLessThan(0.1)
    // What it mends into is hardly believed either, though nobody has decided on such pairs.
    const mend: Said = { isMend: true, isMissing: false, mendedOdds: 0 }
    expect(logistic(oddsOf(mend))).toBeLessThan(0.4)
  })

  test('turns into distrust where it says the contrary, and no pair is shown for its word', () => {
    const oddsOf = readerTrust(
      model,
      decided((accepted) => (accepted ? 'reject' : 'keep')),
    )
    expect(oddsOf(said('keep', 0.3))).toBeLessThan(0.3)
    expect(oddsOf(said('reject', 0.3))).toBeGreaterThan(0.3)
  })

  test('hardly changes by a few decisions', () => {
    const few = decided((accepted) => (accepted ? 'reject' : 'keep')).slice(0, 1)
    expect(readerTrust(model, few)(said('keep', 0.3))).toBeGreaterThan(1)
  })

  test('weights of another version are refused', () => {
    const other = { ...model, columns: [...READER_COLUMNS.slice(1), 'keep'] }
    expect(() => readerTrust(other, [])).toThrow(/expected the column keep.*npm run train:reader/)
  })
})
