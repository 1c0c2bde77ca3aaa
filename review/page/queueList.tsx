import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { QueueRow } from '../api.ts'
import { select } from './entryCache.ts'
import { Progress } from './filters.tsx'
import { t } from './messages.ts'
import { refresh, wantRows } from './queue.ts'
import { density } from './settings.ts'
import { drafts, failed, filter, ids, index, loaded, queueRowOf } from './state.ts'
import { problem, whyOf } from './tellProblem.ts'
import { YieldLine } from './yield.tsx'

/** Height of a row in pixels, as in style.css. */
const heights = { roomy: 48, dense: 28 }
/** Rows drawn beyond the visible ones. */
const margin = 8

/** The queue: of thousands of rows only those in sight are drawn. */
export function QueueList() {
  const box = useRef<HTMLDivElement>(null)
  const [top, setTop] = useState(0)
  const [height, setHeight] = useState(800)
  const rowHeight = heights[density.value]
  const all = ids.value
  const at = index.value

  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const observer = new ResizeObserver(() => setHeight(element.clientHeight))
    observer.observe(element)
    element.focus()
    return () => observer.disconnect()
  }, [])

  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const [from, to] = [at * rowHeight, (at + 1) * rowHeight]
    if (from < element.scrollTop + rowHeight) element.scrollTop = from - rowHeight
    else if (to > element.scrollTop + element.clientHeight - rowHeight) {
      element.scrollTop = to - element.clientHeight + rowHeight
    }
  }, [at, all, rowHeight])

  const first = Math.max(0, Math.floor(top / rowHeight) - margin)
  const visible = all.slice(first, Math.ceil((top + height) / rowHeight) + margin)
  wantRows(visible)

  return (
    <nav aria-label={t('queue')}>
      {failed.value !== undefined && (
        <p class="empty failed" role="alert">
          {t('failed', { why: whyOf(failed.value) })}{' '}
          <button type="button" onClick={() => void refresh().catch(problem)}>
            {t('again')}
          </button>
        </p>
      )}
      {loaded.value && failed.value === undefined && all.length === 0 && (
        <p class="empty">
          {t('nothing')} {t('clearHint')}
        </p>
      )}
      <div
        id="queue"
        ref={box}
        role="listbox"
        tabIndex={0}
        aria-label={t('queue')}
        aria-activedescendant={all.length ? `row-${all[at]}` : undefined}
        onScroll={(event) => setTop(event.currentTarget.scrollTop)}
      >
        <div class="spacer" role="presentation" style={{ height: all.length * rowHeight }}>
          {visible.map((id, i) => (
            <Row key={id} id={id} place={first + i} size={all.length} isCurrent={first + i === at} height={rowHeight} />
          ))}
        </div>
      </div>
      <YieldLine />
      <Progress />
    </nav>
  )
}

interface RowProps {
  readonly id: string
  readonly place: number
  readonly size: number
  readonly isCurrent: boolean
  /** Pixels. */
  readonly height: number
}

function Row({ id, place, size, isCurrent, height }: RowProps) {
  const row = queueRowOf(id)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled for the whole page
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus, and names its active option
    <div
      id={`row-${id}`}
      class={`row ${row?.status ?? ''}`}
      role="option"
      aria-selected={isCurrent}
      aria-posinset={place + 1}
      aria-setsize={size}
      style={{ transform: `translateY(${place * height}px)` }}
      onClick={() => select(place)}
    >
      {row ? <RowText row={row} /> : '…'}
    </div>
  )
}

const marks = { proposed: '', accepted: '✓', rejected: '✕', undecided: '?' }

function RowText({ row }: { row: QueueRow }) {
  return (
    <>
      <span class="mark" role="img" aria-label={t(`status.${row.status}`)}>
        {marks[row.status]}
      </span>
      <span class="zh" lang="zh-Hans">
        {row.zh}
      </span>
      <span class="number" title={t('confidence')}>
        {Math.round(row.confidence * 100)}
      </span>
      <span class="en" lang="en">
        {drafts.value.has(row.id) && <span title={t('draft')}>✎ </span>}
        {row.en || <span class="missing">{t('english.missing')}</span>}
        {filter.value.unit === 'concept' && !!row.siblings && <span class="more"> +{row.siblings}</span>}
      </span>
      <span class="number">×{row.frequency}</span>
    </>
  )
}
