import type { QueueRow } from '../api.ts'
import { Do } from './do.tsx'
import { t } from './messages.ts'
import { goTo } from './queue.ts'
import { queueRowOf, sheet } from './state.ts'

/** The longer renderings that the pair at hand is a piece of, and the pieces that stand within it only. */
export function Nesting() {
  const shown = sheet.value
  if (!shown?.longer.length && !shown?.pieces.length) return null
  return (
    <div class="nesting">
      <Rows label="longer" rows={shown.longer} />
      <Rows label="pieces" rows={shown.pieces} />
    </div>
  )
}

function Rows({ label, rows }: { label: 'longer' | 'pieces'; rows: readonly QueueRow[] }) {
  if (!rows.length) return null
  return (
    <div class="others">
      <h3>
        {t(label)} <Do it="rejectPieces" /> {label === 'pieces' && <Do it="acceptWhole" />}
      </h3>
      <ul>
        {rows.map((known) => {
          const row = queueRowOf(known.id) ?? known
          return (
            <li key={row.id}>
              <button type="button" class={row.status} onClick={() => goTo(row.id)}>
                <span lang="zh-Hans">{row.zh}</span> <span lang="en">{row.en}</span>{' '}
                <small>
                  {t(`status.${row.status}`)} · {Math.round(row.confidence * 100)} %
                </small>
              </button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
