import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ForwardBackward } from '../../../stages/link/hmm.ts'
import { estimateTransitions, initialTransitions, REACH, TransitionCounts } from '../../../stages/link/transitions.ts'
import { Trellis } from '../../../stages/link/trellis.ts'

/** A trellis of whole width with the emissions given, step by step. */
const trellisOf = (emissions: readonly (readonly number[])[], nulls: readonly number[]): Trellis => {
  const trellis = new Trellis()
  trellis.shape(emissions.length, emissions[0].length)
  emissions.forEach((row, t) => {
    trellis.nullEmission[t] = nulls[t]
    row.forEach((value, s) => {
      trellis.emission[trellis.at[t] + s] = value
    })
  })
  return trellis
}

/** Posteriors by going through every sequence of states and nulls. */
const bruteForce = (emissions: readonly (readonly number[])[], nulls: readonly number[]): number[][] => {
  const { jumps, diagonal, toNull } = initialTransitions(0.3)
  const steps = emissions.length
  const states = emissions[0].length
  const near = (t: number) => {
    const row = Array.from({ length: states }, (_, s) =>
      Math.exp((-8 * Math.floor(1024 * Math.abs((s + 0.5) / states - (t + 0.5) / steps))) / 1024),
    )
    const sum = row.reduce((a, b) => a + b)
    return row.map((value) => value / sum)
  }
  const transition = (from: number, to: number, t: number): number => {
    let inside = 0
    for (let s = 0; s < states; s++) inside += jumps[s - from + REACH]
    return diagonal * near(t)[to] + ((1 - diagonal) * jumps[to - from + REACH]) / inside
  }
  const posterior = emissions.map((row) => row.map(() => 0))
  let total = 0
  const walk = (t: number, last: number, probability: number, path: readonly (number | null)[]): void => {
    if (t === steps) {
      total += probability
      path.forEach((state, step) => {
        if (state !== null) posterior[step][state] += probability
      })
      return
    }
    for (let s = 0; s < states; s++) {
      const arrive = t === 0 ? near(0)[s] : transition(last, s, t)
      walk(t + 1, s, probability * arrive * (1 - toNull) * emissions[t][s], [...path, s])
      // At the first step a null remembers a state too, drawn from the diagonal.
      if (t === 0) walk(1, s, probability * near(0)[s] * toNull * nulls[0], [null])
    }
    if (t > 0) walk(t + 1, last, probability * toNull * nulls[t], [...path, null])
  }
  walk(0, 0, 1, [])
  return posterior.map((row) => row.map((value) => value / total))
}

describe('ForwardBackward', () => {
  const probability = fc.double({ min: 0.01, max: 1, noNaN: true })
  const grid = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 })).chain(([steps, states]) =>
    fc.tuple(
      fc.array(fc.array(probability, { minLength: states, maxLength: states }), {
        minLength: steps,
        maxLength: steps,
      }),
      fc.array(probability, { minLength: steps, maxLength: steps }),
    ),
  )

  test('agrees with the sum over all sequences', () => {
    fc.assert(
      fc.property(grid, ([emissions, nulls]) => {
        const trellis = trellisOf(emissions, nulls)
        new ForwardBackward(0).run(trellis, initialTransitions(0.3), new TransitionCounts())
        bruteForce(emissions, nulls).forEach((row, t) => {
          row.forEach((expected, s) => {
            expect(trellis.posteriorOf(t, s)).toBeCloseTo(expected, 9)
          })
        })
      }),
    )
  })

  test('a step is linked or not: its posteriors and the null posterior make one', () => {
    const trellis = trellisOf(
      [
        [0.5, 0.1],
        [0.2, 0.2],
        [0.01, 0.9],
      ],
      [0.1, 0.3, 0.1],
    )
    new ForwardBackward().run(trellis, initialTransitions(0.2), new TransitionCounts())
    for (let t = 0; t < 3; t++) {
      expect(trellis.posteriorOf(t, 0) + trellis.posteriorOf(t, 1) + trellis.nullPosterior[t]).toBeCloseTo(1, 6)
    }
  })

  test('counts as many transitions as there are', () => {
    const trellis = trellisOf(
      [
        [0.9, 0.1],
        [0.1, 0.9],
        [0.1, 0.9],
      ],
      [1e-9, 1e-9, 1e-9],
    )
    const counts = new TransitionCounts()
    new ForwardBackward().run(trellis, initialTransitions(0.2), counts)
    expect(counts.jumps.reduce((a, b) => a + b) + counts.diagonal).toBeCloseTo(2, 2)
  })

  test('a token that nothing can produce takes nothing else down', () => {
    const trellis = trellisOf(
      [
        [0.9, 0.1],
        [0, 0],
        [0.1, 0.9],
      ],
      [0.1, 0, 0.1],
    )
    new ForwardBackward().run(trellis, initialTransitions(0.2), new TransitionCounts())
    expect(trellis.posteriorOf(1, 0) + trellis.posteriorOf(1, 1)).toBe(0)
    expect(trellis.posteriorOf(2, 1)).toBeGreaterThan(0.5)
  })
})

describe('transitions', () => {
  test('are distributions in every class, before and after estimation', () => {
    const counts = new TransitionCounts()
    counts.jumps[REACH + 1] = 1000
    for (const { jumps } of [initialTransitions(0.2), estimateTransitions(counts, 0.2)]) {
      for (let c = 0; c < jumps.length; c += 2 * REACH + 1) {
        expect(jumps.subarray(c, c + 2 * REACH + 1).reduce((a, b) => a + b)).toBeCloseTo(1, 9)
      }
    }
  })

  test('follow the counts', () => {
    const counts = new TransitionCounts()
    counts.jumps[REACH - 1] = 10_000
    const { jumps } = estimateTransitions(counts, 0.2)
    expect(jumps[REACH - 1]).toBeGreaterThan(0.9)
  })
})
