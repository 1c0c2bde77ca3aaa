import { effect } from '@preact/signals'
import { render } from 'preact'
import './style.css'
import { onChange } from './actions.ts'
import { listen, lost } from './client.ts'
import { Dialogs } from './dialogs/index.tsx'
import { EntryPane } from './entry.tsx'
import { onKey } from './keys.ts'
import { locale, t } from './messages.ts'
import { refresh } from './queue.ts'
import { QueueList } from './queueList.tsx'
import { notice } from './state.ts'
import { applyTheme } from './theme.ts'
import { Toolbar } from './toolbar.tsx'

function App() {
  return (
    <>
      <Toolbar />
      {lost.value && (
        <p class="lost" role="alert">
          {t(`lost.${lost.value}`)} {lost.value === 'session' && <a href="/">{t('login')}</a>}
        </p>
      )}
      <main>
        <QueueList />
        <EntryPane />
      </main>
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
        {isProblem ? text : ''}
      </p>
    </div>
  )
}

applyTheme()
effect(() => {
  document.documentElement.lang = locale.value
  document.title = `术语 · ${t('title')}`
})
document.addEventListener('keydown', onKey)
render(<App />, document.querySelector('#app') as HTMLElement)
refresh()
  .then(() => listen((event) => void onChange(event).catch(() => {})))
  .catch(() => {})
