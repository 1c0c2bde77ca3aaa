import { effect, signal } from '@preact/signals'
import type { Yield } from '../api.ts'
import { getYield } from './client.ts'
import { t } from './messages.ts'
import { filter, knownVersion, loaded } from './state.ts'
import { problem } from './tellProblem.ts'

/** How far ahead is told. */
const ahead = 60
/** Reviewing goes on to be worth it while so many of them are expected to be good. */
const worth = 3
/** Decisions before anything is told: with fewer the estimate is the ranker's alone. */
const fewest = 10
/** Milliseconds after the last decision. */
const pause = 1200

const shown = signal<Yield | undefined>(undefined)
let timer: ReturnType<typeof setTimeout> | undefined
let toldOf = ''

/** Asks again some time after each decision, and when the filter changes. */
export function watchYield(): void {
  effect(() => {
    knownVersion.value
    const { statuses: _, unit: __, nested: ___, ...asked } = filter.value
    if (!loaded.value) return
    // What was told of another queue is not told of this one.
    const about = JSON.stringify(asked)
    if (about !== toldOf) shown.value = undefined
    toldOf = about
    clearTimeout(timer)
    // Work that waits for somebody is no queue that could be stopped.
    if (asked.task) return
    timer = setTimeout(() => {
      getYield(asked)
        .then((found) => {
          if (toldOf === about) shown.value = found
        })
        .catch(problem)
    }, pause)
  })
}

/** How much is still to be found, in a line. */
export function YieldLine() {
  const found = shown.value
  if (!found || found.reviewed < fewest || !found.open) return null
  const next = found.next[Math.min(ahead, found.next.length) - 1] ?? 0
  const n = Math.min(ahead, found.open)
  return (
    <p class="yield">
      {t('yieldLeft', { n: Math.round(found.expected), next: n, found: Math.round(next) })}
      {next < worth && <strong> {t('yieldStop')}</strong>}
    </p>
  )
}

/** Found against reviewed so far, and as it is expected to go on. */
export function YieldCurve() {
  const found = shown.value
  if (!found?.curve.length) return null
  const [width, height] = [520, 140]
  const last = found.curve[found.curve.length - 1]
  const at = ({ reviewed, found: count }: Yield['curve'][number]) =>
    `${((reviewed / last.reviewed) * width).toFixed(1)},${(height - (count / Math.max(1, last.found)) * height).toFixed(1)}`
  const done = found.curve.filter(({ reviewed }) => reviewed <= found.reviewed)
  const expected = found.curve.filter(({ reviewed }) => reviewed >= found.reviewed)
  const label = t('yieldTitle', {
    ...{ found: found.found, reviewed: found.reviewed, open: found.open },
    ...{ expected: Math.round(found.expected), error: Math.round(2 * found.error) },
  })
  return (
    <section>
      <h2>{t('yieldHead')}</h2>
      <p>{label}</p>
      <svg
        class="curve"
        role="img"
        aria-label={label}
        width={width}
        height={height + 16}
        viewBox={`0 -4 ${width} ${height + 20}`}
      >
        <polyline class="done" points={['0,140', ...done.map(at)].join(' ')} />
        <polyline class="expected" points={[...done.slice(-1), ...expected].map(at).join(' ')} />
        <text x={width} y={height + 12} text-anchor="end">
          {last.reviewed.toLocaleString()}
        </text>
        <text x={0} y={height + 12}>
          0
        </text>
      </svg>
    </section>
  )
}
