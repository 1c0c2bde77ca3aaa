import { useEffect, useState } from 'preact/hooks'
import type { OpenComment, Task } from '../../api.ts'
import { getOpenComments } from '../client.ts'
import { t, time } from '../messages.ts'
import { goTo, setFilter } from '../queue.ts'
import { knownVersion, tasks, view } from '../state.ts'
import { problem } from '../tellProblem.ts'
import { Members } from './members.tsx'
import { Samples } from './samples.tsx'
import { tasksFilter } from './waiting.ts'

/** What concerns several people: what waits for whom, what is asked, samples that two judge, who may do what. */
export function TeamPage() {
  return (
    <main class="pictures team">
      <Waiting />
      <Questions />
      <Samples />
      <Members />
    </main>
  )
}

const kinds: readonly Task[] = ['assigned', 'asked', 'approval']

function Waiting() {
  const samples = tasks.value?.samples ?? 0
  return (
    <section>
      <h2>{t('mine')}</h2>
      <ul class="inconsistent">
        {kinds.map((kind) => (
          <li key={kind}>
            <button type="button" onClick={() => void setFilter(tasksFilter(kind)).catch(problem)}>
              {t(`task.${kind}`)}: {(tasks.value?.[kind] ?? 0).toLocaleString()}
            </button>
          </li>
        ))}
        {samples > 0 && <li>{t('task.samples', { n: samples })}</li>}
      </ul>
    </section>
  )
}

function Questions() {
  const [open, setOpen] = useState<readonly OpenComment[]>([])
  const at = knownVersion.value
  useEffect(() => {
    getOpenComments().then(setOpen).catch(problem)
  }, [at])
  const show = (id: string) => {
    view.value = 'review'
    goTo(id)
  }
  return (
    <section>
      <h2>{t('openComments', { n: open.length })}</h2>
      {!open.length && <p>{t('none')}</p>}
      <ul class="inconsistent">
        {open.map(({ id, rendering, zh, en, by, at: when, text }) => (
          <li key={id}>
            <button type="button" disabled={zh === undefined} onClick={() => show(rendering)}>
              <span lang="zh-Hans">{zh ?? t('gone')}</span> <span lang="en">{en}</span>
            </button>
            <span class="free">
              <strong>{by}</strong> <time dateTime={when}>{time(when)}</time> {text}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
