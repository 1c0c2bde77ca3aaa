import type { JSX } from 'preact'
import { largest } from '../../language/extremes.ts'
import type { Spread } from '../api.ts'
import { cardRows, lookAtMonth } from './entryCache.ts'
import { t } from './messages.ts'
import { currentId, sheet } from './state.ts'
import { problem } from './tellProblem.ts'

/** Most bars of one figure: of more months, the last. */
const mostBars = 60

/** When and by whom the concept was said: its renderings stacked by month, and by speaker. */
export function SpreadFigures() {
  const spread = sheet.value?.spread ?? []
  const dated = spread.filter(({ month }) => month !== null)
  const months = monthsOf(dated).slice(-mostBars)
  const speakers = [...new Set(spread.flatMap(({ speaker }) => speaker ?? []))]
  if (months.length < 2 && speakers.length < 2) return null
  const totals = speakers
    .map((name) => ({ name, total: sum(spread.filter(({ speaker }) => speaker === name)) }))
    .sort((a, b) => b.total - a.total)
    .slice(0, 8)
  return (
    <div class="figures">
      {months.length > 1 && (
        <Bars
          title={t('byMonth')}
          columns={months.map((month) => ({ name: month, stack: stackOf(dated.filter((one) => one.month === month)) }))}
          onChoose={(month) => void lookAtMonth(month).catch(problem)}
        />
      )}
      {speakers.length > 1 && (
        <Bars
          title={t('bySpeaker')}
          columns={totals.map(({ name }) => ({
            name,
            stack: stackOf(spread.filter(({ speaker }) => speaker === name)),
          }))}
          isLabelled
        />
      )}
      <Legend />
    </div>
  )
}

const sum = (spread: readonly Spread[]) => spread.reduce((total, { count }) => total + count, 0)

/** Every month from the first to the last, those without any too. */
function monthsOf(spread: readonly Spread[]): string[] {
  const known = spread.map(({ month }) => month as string).sort()
  if (!known.length) return []
  const numberOf = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1
  const [first, last] = [numberOf(known[0]), numberOf(known[known.length - 1])]
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const at = first + i
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
  })
}

/** Of each rendering of the card how often, in the card's order. */
const stackOf = (spread: readonly Spread[]) =>
  cardRows().map(({ id }) => sum(spread.filter(({ rendering }) => rendering === id)))

function Legend() {
  const rows = cardRows()
  if (rows.length < 2) return null
  return (
    <ul class="legend">
      {rows.slice(0, 6).map(({ id, en }, n) => (
        <li key={id} class={id === currentId.value ? 'own' : ''}>
          <svg width="10" height="10" aria-hidden="true">
            <rect class={`part part${n % 6}`} width="10" height="10" />
          </svg>{' '}
          <span lang="en">{en}</span>
        </li>
      ))}
    </ul>
  )
}

export interface FigureColumn {
  readonly name: string
  readonly stack: readonly number[]
}

interface BarsProps {
  readonly title: string
  readonly columns: readonly FigureColumn[]
  readonly onChoose?: (name: string) => void
  readonly isLabelled?: boolean
  /** What the parts are called, for those who are told the figure. */
  readonly parts?: readonly string[]
}

/** Stacked bars. Each bar is told with its name and number, and is a button where there is something to go to. */
export function Bars({ title, columns, onChoose, isLabelled = false, parts }: BarsProps) {
  const [width, height, gap] = [isLabelled ? 64 : Math.max(8, Math.min(28, 420 / columns.length)), 64, 2]
  const most = largest([1, ...columns.map(({ stack }) => total(stack))])
  const label = (name: string, stack: readonly number[]) =>
    `${name}: ${total(stack)}${parts ? ` (${parts.map((part, n) => `${part} ${stack[n]}`).join(', ')})` : ''}`
  return (
    <figure>
      <figcaption>{title}</figcaption>
      <svg
        class="bars"
        role={onChoose ? 'group' : 'img'}
        aria-label={onChoose ? title : `${title}: ${columns.map(({ name, stack }) => label(name, stack)).join('; ')}`}
        width={columns.length * width}
        height={height + 16}
        viewBox={`0 0 ${columns.length * width} ${height + 16}`}
      >
        {columns.map(({ name, stack }, n) => (
          <Bar
            key={name}
            label={label(name, stack)}
            onChoose={onChoose && total(stack) > 0 ? () => onChoose(name) : undefined}
          >
            <title>{label(name, stack)}</title>
            <rect class="ground" x={n * width} y={0} width={width - gap} height={height} />
            <Stack stack={stack} x={n * width} width={width - gap} scale={height / most} floor={height} />
            {(isLabelled || n === 0 || n === columns.length - 1) && (
              <text
                x={n === columns.length - 1 && !isLabelled ? (n + 1) * width - gap : n * width}
                y={height + 12}
                text-anchor={n === columns.length - 1 && !isLabelled ? 'end' : 'start'}
              >
                {isLabelled ? [...name].slice(0, 5).join('') : name}
              </text>
            )}
          </Bar>
        ))}
      </svg>
    </figure>
  )
}

const total = (stack: readonly number[]) => stack.reduce((sum, value) => sum + value, 0)

function Bar({
  label,
  onChoose,
  children,
}: {
  label: string
  onChoose?: () => void
  children: JSX.Element[] | unknown
}) {
  if (!onChoose) return <g>{children as JSX.Element}</g>
  return (
    // biome-ignore lint/a11y/useSemanticElements: there are no buttons within a picture
    <g
      tabIndex={0}
      role="button"
      aria-label={label}
      onClick={onChoose}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        onChoose()
      }}
    >
      {children as JSX.Element}
    </g>
  )
}

interface StackProps {
  readonly stack: readonly number[]
  readonly x: number
  readonly width: number
  readonly scale: number
  readonly floor: number
}

function Stack({ stack, x, width, scale, floor }: StackProps) {
  let top = floor
  return stack.map((value, n) => {
    top -= value * scale
    return <rect key={n} class={`part part${n % 6}`} x={x} y={top} width={width} height={value * scale} />
  })
}
