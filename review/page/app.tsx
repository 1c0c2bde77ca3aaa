import { effect } from '@preact/signals'
import { render } from 'preact'
import './style.css'
import { onChange } from './actions.ts'
import { listen, lost } from './connection.ts'
import { Dialogs } from './dialogs/index.tsx'
import { noteSelection, restoreDrafts } from './drafts.ts'
import { EntryPane } from './entry.tsx'
import { dropped, onDrop } from './files.tsx'
import { onKey } from './keys.ts'
import { locale, t } from './messages.ts'
import { PicturesView } from './pictures.tsx'
import { open } from './queue.ts'
import { QueueList } from './queueList.tsx'
import { ReadingView } from './reading.tsx'
import { applySettings, density, theme } from './settings.ts'
import { currentId, filter, knownVersion, loaded, notice, view } from './state.ts'
import { TeamPage } from './team/page.tsx'
import { watchTasks } from './team/waiting.ts'
import { problem } from './tellProblem.ts'
import { Toolbar } from './toolbar.tsx'
import { tellAddress } from './url.ts'
import { watchYield } from './yield.tsx'

function App() {
  return (
    <>
      <Toolbar />
      {lost.value && (
        <p class="lost" role="alert">
          {t(`lost.${lost.value}`)} {lost.value === 'session' && <a href="/">{t('login')}</a>}
        </p>
      )}
      {view.value === 'review' && (
        <main>
          <QueueList />
          <EntryPane />
        </main>
      )}
      {view.value === 'reading' && <ReadingView />}
      {view.value === 'pictures' && <PicturesView />}
      {view.value === 'team' && <TeamPage />}
      <Notice />
      <Dialogs />
    </>
  )
}

/** What was done is said politely, a problem at once; both regions are there before they speak. */
function Notice() {
  const { text, isProblem } = notice.value ?? { text: '', isProblem: false }
  return (
    <div class="notices">
      <p role="status" class="notice">
        {isProblem ? '' : text}
      </p>
      <p role="alert" class="notice problem">
        {isProblem && (
          <>
            {text}{' '}
            <button type="button" onClick={() => (notice.value = undefined)}>
              {t('close')}
            </button>
          </>
        )}
      </p>
    </div>
  )
}

effect(() => {
  theme.value
  density.value
  applySettings()
})
effect(() => {
  document.documentElement.lang = locale.value
  document.title = `术语 · ${t('title')}`
})
effect(() => {
  // The place in the queue goes along without a step for the back key.
  if (loaded.value && view.value === 'review')
    tellAddress({ filter: filter.value, view: 'review', at: currentId.value }, false)
})
restoreDrafts()
watchYield()
watchTasks()
document.addEventListener('keydown', onKey)
document.addEventListener('selectionchange', noteSelection)
document.addEventListener('dragover', (event) => event.preventDefault())
document.addEventListener('drop', (event) => {
  onDrop(event)
  if (dropped.value.length) view.value = 'pictures'
})
window.addEventListener('popstate', () => void open().catch(problem))
render(<App />, document.querySelector('#app') as HTMLElement)
open()
  .then(() => listen(knownVersion.value, (event) => void onChange(event).catch(problem)))
  .catch((error) => {
    problem(error)
    listen(knownVersion.value, () => void open().catch(problem))
  })
