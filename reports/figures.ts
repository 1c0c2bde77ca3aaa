import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'
import { largest } from '../language/extremes.ts'

/** Pictures as SVG, with colours of the page (`--part0` to `--part5`), so that they follow its theme and print. */

export interface Bar {
  readonly x: string
  readonly y: number
  readonly part: string
}

const PARTS = 6
const WIDTH = 640

/**
 * Bars by name along the axis, stacked by part.
 *
 * @param names all of the axis, in order, also those without a bar
 */
export function stackedBars(
  bars: readonly Bar[],
  label: string,
  parts: readonly string[],
  names: readonly string[],
): string {
  const heights = new Map<string, number>()
  for (const { x, y } of bars) heights.set(x, (heights.get(x) ?? 0) + y)
  return svg(
    {
      ...{ height: 150, marginLeft: 40, marginBottom: 34 },
      x: { type: 'band', label: null, domain: [...names], tickRotate: 0, ticks: fewTicks(names) },
      // Fewer than four wholes are told one by one, without the halves between them.
      y: { label: null, grid: true, tickFormat: 'd', ticks: Math.min(4, largest([...heights.values()])) },
      color: { domain: [...parts], range: parts.map(colourOf) },
      marks: [Plot.barY(bars, { x: 'x', y: 'y', fill: 'part', inset: 0.5 }), Plot.ruleY([0])],
    },
    label,
  )
}

/** One line that rises over time. */
export function risingLine(points: readonly { readonly x: string; readonly y: number }[], label: string): string {
  return svg(
    {
      ...{ height: 150, marginLeft: 48, marginBottom: 34 },
      x: { type: 'point', label: null, ticks: fewTicks(points.map(({ x }) => x)) },
      y: { label: null, grid: true, zero: true, ticks: 4 },
      marks: [
        Plot.areaY(points, { x: 'x', y: 'y', fill: colourOf('', 0), fillOpacity: 0.25 }),
        Plot.lineY(points, { x: 'x', y: 'y', stroke: colourOf('', 0) }),
        Plot.ruleY([0]),
      ],
    },
    label,
  )
}

/** What was expected against what came, both 0..1: points on the diagonal are as promised. */
export function calibration(
  points: readonly { readonly expected: number; readonly found: number; readonly count: number }[],
  label: string,
): string {
  return svg(
    {
      ...{ height: 220, width: 320, marginLeft: 40, marginBottom: 34 },
      x: { domain: [0, 1], label: null, ticks: 5 },
      y: { domain: [0, 1], label: null, grid: true, ticks: 5 },
      r: { range: [2, 12] },
      marks: [
        Plot.line(
          [
            { x: 0, y: 0 },
            { x: 1, y: 1 },
          ],
          { x: 'x', y: 'y', stroke: 'currentColor', strokeDasharray: '3 3' },
        ),
        Plot.dot(points, { x: 'expected', y: 'found', r: 'count', fill: colourOf('', 0) }),
      ],
    },
    label,
  )
}

export const colourOf = (_: string, n: number) => `var(--part${n % PARTS})`

function svg(options: Plot.PlotOptions, label: string): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>')
  const figure = Plot.plot({
    width: WIDTH,
    ...options,
    document: document as unknown as Document,
  }) as unknown as Element
  figure.setAttribute('role', 'img')
  figure.setAttribute('aria-label', label)
  // The label tells what is seen; those of the marks would be read within a picture, where none may be.
  for (const part of figure.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label')
  return figure.outerHTML
}

/** Names on an axis that stand beside each other without touching: at most twelve of them. */
function fewTicks(names: readonly string[]): string[] {
  const step = Math.ceil(names.length / 12)
  return names.filter((_, i) => i % step === 0)
}
