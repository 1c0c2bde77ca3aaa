import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { beadTypes } from '../../../stages/align/beadTypes.ts'
import { fullCorridor } from '../../../stages/align/corridor.ts'
import { decodeBeads } from '../../../stages/align/decode.ts'
import { posteriors } from '../../../stages/align/lattice.ts'

const gaps = { openGap: -3, extendGap: -1 }

/** Scores of all beads of a grid; what does not fit into it is impossible. */
function scoresOf(rows: number, columns: number, score: (i: number, j: number, type: number) => number): Float32Array {
  const scores = new Float32Array((rows + 1) * (columns + 1) * beadTypes.length).fill(Number.NEGATIVE_INFINITY)
  for (let i = 0; i <= rows; i++) {
    for (let j = 0; j <= columns; j++) {
      beadTypes.forEach(({ zh, en }, type) => {
        if (i + zh <= rows && j + en <= columns) {
          scores[(i * (columns + 1) + j) * beadTypes.length + type] = score(i, j, type)
        }
      })
    }
  }
  return scores
}

/** The sum over all alignments, one by one. `last` is the kind of the last step: bead, Chinese gap, English gap. */
function sumOfAll(scores: Float32Array, rows: number, columns: number, i = 0, j = 0, last = 'bead'): number {
  if (i === rows && j === columns) return 1
  let sum = 0
  beadTypes.forEach(({ zh, en }, type) => {
    const score = scores[(i * (columns + 1) + j) * beadTypes.length + type]
    if (score > Number.NEGATIVE_INFINITY) sum += Math.exp(score) * sumOfAll(scores, rows, columns, i + zh, j + en)
  })
  const cost = (kind: string) => Math.exp(last === kind ? gaps.extendGap : gaps.openGap)
  if (i < rows && last !== 'en') sum += cost('zh') * sumOfAll(scores, rows, columns, i + 1, j, 'zh')
  if (j < columns) sum += cost('en') * sumOfAll(scores, rows, columns, i, j + 1, 'en')
  return sum
}

const grids = fc.record({
  rows: fc.integer({ min: 1, max: 3 }),
  columns: fc.integer({ min: 1, max: 3 }),
  values: fc.array(fc.double({ min: -4, max: 4, noNaN: true }), { minLength: 7, maxLength: 7 }),
})

describe('posteriors', () => {
  test('one sentence each: a bead of score 0 against two gaps of -3', () => {
    const { total, zhUnaligned } = posteriors(
      scoresOf(1, 1, () => 0),
      fullCorridor(1, 1),
      gaps,
      false,
    )
    expect(total).toBeCloseTo(Math.log(1 + Math.exp(-6)))
    expect(zhUnaligned[0]).toBeCloseTo(Math.exp(-6) / (1 + Math.exp(-6)))
  })

  test('agree with summing over all alignments one by one', () => {
    fc.assert(
      fc.property(grids, ({ rows, columns, values }) => {
        const scores = scoresOf(rows, columns, (i, j, type) => values[(i * 5 + j * 3 + type) % values.length])
        const { total } = posteriors(scores, fullCorridor(rows, columns), gaps, false)
        expect(total).toBeCloseTo(Math.log(sumOfAll(scores, rows, columns)), 4)
      }),
    )
  })

  test('a sentence is in some bead or unaligned', () => {
    fc.assert(
      fc.property(grids, ({ rows, columns, values }) => {
        const scores = scoresOf(rows, columns, (i, j, type) => values[(i * 5 + j * 3 + type) % values.length])
        const corridor = fullCorridor(rows, columns)
        const found = posteriors(scores, corridor, gaps, false)
        for (let sentence = 0; sentence < rows; sentence++) {
          let sum = found.zhUnaligned[sentence]
          for (let i = 0; i <= sentence; i++) {
            for (let j = 0; j <= columns; j++) {
              beadTypes.forEach(({ zh, en }, type) => {
                if (i + zh <= sentence || i + zh > rows || j + en > columns) return
                const from = i * (columns + 1) + j
                const to = (i + zh) * (columns + 1) + j + en
                const log = found.reached[from] + scores[from * beadTypes.length + type] + found.remaining[to]
                sum += Math.exp(log - found.total)
              })
            }
          }
          expect(sum).toBeCloseTo(1, 4)
        }
      }),
    )
  })
})

describe('decode', () => {
  const align = (scores: Float32Array, rows: number, columns: number) => {
    const corridor = fullCorridor(rows, columns)
    const steps = decodeBeads(scores, corridor, posteriors(scores, corridor, gaps, false), false)
    return steps.map(({ zh, zhCount, en, enCount }) => [zh, zhCount, en, enCount])
  }
  const oneToOne = beadTypes.findIndex(({ zh, en }) => zh === 1 && en === 1)

  test('takes the good beads and leaves the rest unaligned', () => {
    // Sentence 0 translates 0, sentence 1 translates 2; English sentence 1 was added.
    const good = new Set(['0,0', '1,2'])
    const scores = scoresOf(2, 3, (i, j, type) => (type === oneToOne && good.has(`${i},${j}`) ? 5 : -9))
    expect(align(scores, 2, 3)).toEqual([
      [0, 1, 0, 1],
      [1, 0, 1, 1],
      [1, 1, 2, 1],
    ])
  })

  test('prefers what most of the probability agrees on to the single most probable alignment', () => {
    // Probabilities: one bead 2:2 0.40; 0:0 and 1:1 0.35; 0:0 and two unaligned sentences 0.25. The bead 0:0 has 0.60.
    const first = Math.log(0.25) - 2 * gaps.openGap
    const scores = scoresOf(2, 2, (i, j, type) => {
      const { zh, en } = beadTypes[type]
      if (zh === 2 && en === 2) return Math.log(0.4)
      if (zh !== 1 || en !== 1 || i !== j) return -50
      return i === 0 ? first : Math.log(0.35) - first
    })
    expect(align(scores, 2, 2)).toEqual([
      [0, 1, 0, 1],
      [1, 1, 1, 1],
    ])
  })

  test('covers every sentence once, with confidences from 0 to 1', () => {
    fc.assert(
      fc.property(grids, ({ rows, columns, values }) => {
        const scores = scoresOf(rows, columns, (i, j, type) => values[(i * 5 + j * 3 + type) % values.length])
        const corridor = fullCorridor(rows, columns)
        let zhNext = 0
        let enNext = 0
        for (const step of decodeBeads(scores, corridor, posteriors(scores, corridor, gaps, false), false)) {
          expect([step.zh, step.en]).toEqual([zhNext, enNext])
          expect(step.confidence).toBeGreaterThanOrEqual(0)
          expect(step.confidence).toBeLessThanOrEqual(1)
          zhNext += step.zhCount
          enNext += step.enCount
        }
        expect([zhNext, enNext]).toEqual([rows, columns])
      }),
    )
  })
})
