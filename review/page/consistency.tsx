import { useEffect, useState } from 'preact/hooks'
import type { Inconsistency } from '../api.ts'
import { getConsistency } from './client.ts'
import { t } from './messages.ts'
import { goTo } from './queue.ts'
import { knownVersion, view } from './state.ts'
import { problem } from './tellProblem.ts'

/** Accepted terms that do not agree with each other, each a click away. */
export function Consistency() {
  const [found, setFound] = useState<readonly Inconsistency[]>([])
  const at = knownVersion.value
  useEffect(() => {
    getConsistency().then(setFound).catch(problem)
  }, [at])
  const kinds = [...new Set(found.map(({ kind }) => kind))]
  const open = (id: string) => {
    view.value = 'review'
    goTo(id)
  }
  return (
    <section>
      <h2>{t('consistency')}</h2>
      {!found.length && <p>{t('consistent')}</p>}
      {kinds.map((kind) => (
        <details key={kind} open>
          <summary>
            {t(`inconsistent.${kind}`)} ({found.filter((one) => one.kind === kind).length})
          </summary>
          <ul class="inconsistent">
            {found
              .filter((one) => one.kind === kind)
              .map(({ rows }) => (
                <li key={rows.map(({ id }) => id).join()}>
                  {rows.map((row) => (
                    <button key={row.id} type="button" onClick={() => open(row.id)}>
                      <span lang="zh-Hans">{row.zh}</span> <span lang="en">{row.en}</span>
                    </button>
                  ))}
                </li>
              ))}
          </ul>
        </details>
      ))}
    </section>
  )
}
