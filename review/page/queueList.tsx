import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { QueueRow } from '../api.ts'
import { select } from './entryCache.ts'
import { t } from './messages.ts'
import { wantRows } from './queue.ts'
import { ids, index, loaded, rowOf } from './state.ts'
import { Progress } from './toolbar.tsx'

/** Height of a row in pixels, as in style.css. */
const rowHeight = 48
/** Rows drawn beyond the visible ones. */
const margin = 8

/** The queue: of thousands of rows only those in sight are drawn. */
export function QueueList() {
  const box = useRef<HTMLDivElement>(null)
  const [top, setTop] = useState(0)
  const [height, setHeight] = useState(800)
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
  }, [at, all])

  const first = Math.max(0, Math.floor(top / rowHeight) - margin)
  const visible = all.slice(first, Math.ceil((top + height) / rowHeight) + margin)
  wantRows(visible)

  return (
    <nav aria-label={t('queue')}>
      {loaded.value && all.length === 0 && (
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
            <Row key={id} id={id} place={first + i} size={all.length} isCurrent={first + i === at} />
          ))}
        </div>
      </div>
      <Progress />
    </nav>
  )
}

interface RowProps {
  readonly id: string
  readonly place: number
  readonly size: number
  readonly isCurrent: boolean
}

function Row({ id, place, size, isCurrent }: RowProps) {
  const row = rowOf(id)
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
      style={{ transform: `translateY(${place * rowHeight}px)` }}
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
        {row.en}
      </span>
      <span class="number">×{row.frequency}</span>
    </>
  )
}
