import { useEffect, useState } from 'preact/hooks'
import type { QueueRow } from '../../api.ts'
import { closeDialog, mergeInto, split } from '../actions.ts'
import { getQueue, getSheet } from '../client.ts'
import { t } from '../messages.ts'
import { ownSheet } from '../state.ts'
import { problem } from '../tellProblem.ts'
import { Cancel, Modal } from './modal.tsx'

export function Merge() {
  const own = ownSheet.value
  const [query, setQuery] = useState('')
  const [found, setFound] = useState<readonly QueueRow[]>(own?.sameEnglish ?? [])
  const [into, setInto] = useState<{ readonly id: string; readonly revision: number; readonly zh: string }>()
  useEffect(() => {
    if (!query.trim()) return setFound(own?.sameEnglish ?? [])
    const abort = new AbortController()
    getQueue({ search: query }, abort.signal)
      .then(({ rows }) => setFound(rows))
      .catch(problem)
    return () => abort.abort()
  }, [query])
  if (!own) return null
  const others = distinctConcepts(found, own.concept.id).slice(0, 30)
  // As it is now: the merger is refused where somebody changes it before it is confirmed.
  const choose = (row: QueueRow) =>
    getSheet(row.id)
      .then(({ concept: { id, revision, zh } }) => setInto({ id, revision, zh }))
      .catch(problem)
  return (
    <Modal title={t('mergeTitle', { zh: own.concept.zh })}>
      <p>{t('mergeHint')}</p>
      {into ? (
        <p class="buttons">
          <button
            type="button"
            class="main"
            ref={(button) => button?.focus()}
            onClick={() => {
              mergeInto({ id: into.id, revision: into.revision })
              closeDialog()
            }}
          >
            {t('mergeConfirm', { from: own.concept.zh, into: into.zh })}
          </button>
          <Cancel />
        </p>
      ) : (
        <>
          <form
            onSubmit={(event) => {
              event.preventDefault()
              // Only what was searched for is chosen by Enter.
              if (query.trim() && others[0]) choose(others[0])
            }}
          >
            <input
              type="search"
              class="wide"
              autocomplete="off"
              aria-label={t('search')}
              placeholder={t('search')}
              value={query}
              onInput={(event) => setQuery(event.currentTarget.value)}
            />
          </form>
          <ul class="choices">
            {others.map((row) => (
              <li key={row.concept}>
                <button type="button" onClick={() => choose(row)}>
                  <span lang="zh-Hans">{row.zh}</span> <small lang="en">{row.en}</small>
                </button>
              </li>
            ))}
          </ul>
          <p class="buttons">
            <button
              type="button"
              onClick={() => {
                split()
                closeDialog()
              }}
            >
              {t('split')} <kbd>s</kbd>
            </button>
            <Cancel />
          </p>
        </>
      )}
    </Modal>
  )
}

function distinctConcepts(rows: readonly QueueRow[], except: string): QueueRow[] {
  const byConcept = new Map(rows.map((row) => [row.concept, row]))
  byConcept.delete(except)
  return [...byConcept.values()]
}
