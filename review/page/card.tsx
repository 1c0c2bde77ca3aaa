import type { QueueRow, Spread } from '../api.ts'
import { prefer } from './actions.ts'
import { English } from './english.tsx'
import { cardRows, show } from './entryCache.ts'
import { t } from './messages.ts'
import { currentId, sheet } from './state.ts'

/** Speakers named of a rendering. */
const speakersShown = 3

/** The concept: all its renderings with counts, years and speakers; a number chooses the preferred one. */
export function Card() {
  const rows = cardRows()
  const spread = sheet.value?.spread ?? []
  if (rows.length < 2) return null
  return (
    <section class="card" aria-label={t('concept')}>
      <h3>
        {t('renderings', { n: rows.length })} <small>{t('preferHint')}</small>
      </h3>
      <ol>
        {rows.map((row, n) => (
          <Rendering key={row.id} row={row} place={n} spread={spread.filter(({ rendering }) => rendering === row.id)} />
        ))}
      </ol>
    </section>
  )
}

function Rendering({ row, place, spread }: { row: QueueRow; place: number; spread: readonly Spread[] }) {
  const { id, en, status, usage, frequency } = row
  return (
    <li class={status} aria-current={id === currentId.value}>
      {place < 9 && (
        <button type="button" class="digit" title={t('key.prefer')} onClick={() => prefer(place, 'admitted')}>
          <kbd>{place + 1}</kbd>
          <span class="hidden">{t('usage.preferred')}</span>
        </button>
      )}
      <button type="button" class="rendering" onClick={() => show(id)}>
        <English text={en} />
      </button>
      <small>
        ×{frequency} · {usage ? t(`usage.${usage}`) : t(`status.${status}`)}
        {yearsOf(spread) && ` · ${yearsOf(spread)}`}
        {speakersOf(spread) && ` · ${speakersOf(spread)}`}
      </small>
    </li>
  )
}

function yearsOf(spread: readonly Spread[]): string {
  const years = spread.flatMap(({ month }) => (month ? [month.slice(0, 4)] : [])).sort()
  const [first, last] = [years[0], years[years.length - 1]]
  return first === last ? (first ?? '') : `${first}–${last}`
}

function speakersOf(spread: readonly Spread[]): string {
  const counts = new Map<string, number>()
  for (const { speaker, count } of spread) if (speaker) counts.set(speaker, (counts.get(speaker) ?? 0) + count)
  const names = [...counts].sort(([, a], [, b]) => b - a).map(([name]) => name)
  const more = names.length > speakersShown ? ` +${names.length - speakersShown}` : ''
  return names.slice(0, speakersShown).join('、') + more
}
