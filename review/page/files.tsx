import { signal } from '@preact/signals'
import { useEffect, useState } from 'preact/hooks'
import type { ExtractionState, FormatSummary, Imported } from '../api.ts'
import { getExtraction, getFormats, getSession, postExtraction, postImport, postStop } from './client.ts'
import { t } from './messages.ts'
import { may, session, tell } from './state.ts'
import { problem, whyOf } from './tellProblem.ts'

/** Files that were dropped on the page, or chosen: it is asked what to do with them. */
export const dropped = signal<readonly File[]>([])

export function onDrop(event: DragEvent): void {
  if (!event.dataTransfer?.files.length) return
  event.preventDefault()
  dropped.value = [...event.dataTransfer.files]
}

const extraction = signal<ExtractionState>({ status: 'idle' })
/** Milliseconds between looks at how far it is. */
const lookEvery = 500

async function follow(): Promise<void> {
  extraction.value = await getExtraction()
  if (extraction.value.status === 'running') setTimeout(() => void follow().catch(problem), lookEvery)
}

/** Documents and glossaries in and out, without a terminal. */
export function Files() {
  const [trial, setTrial] = useState<Imported>()
  const [map, setMap] = useState('')
  const [why, setWhy] = useState<string>()
  useEffect(() => {
    follow().catch(problem)
  }, [])
  const files = dropped.value
  const done = () => {
    dropped.value = []
    setTrial(undefined)
    setWhy(undefined)
  }
  const extract = async () => {
    await postExtraction(files)
    done()
    await follow()
  }
  const importFile = async (isTrial: boolean) => {
    try {
      const imported = await postImport(files[0], isTrial, map)
      setWhy(undefined)
      if (isTrial) return setTrial(imported)
      done()
      const { conceptsAdded, renderingsAdded, renderingsChanged, conflicts } = imported.summary
      const numbers = { concepts: conceptsAdded, added: renderingsAdded, changed: renderingsChanged }
      tell(t('toast.imported', { ...numbers, conflicts: conflicts.length }))
    } catch (error) {
      setWhy(whyOf(error))
    }
  }
  return (
    <section class="files">
      <h2>{t('files')}</h2>
      <p>
        <label class="drop">
          {t('dropHint')}{' '}
          <input
            type="file"
            multiple
            onChange={(event) => {
              dropped.value = [...(event.currentTarget.files ?? [])]
              setTrial(undefined)
            }}
          />
        </label>
      </p>
      {files.length > 0 && (
        <div class="chosenFiles" role="status">
          <p>{files.map(({ name }) => name).join('、')}</p>
          <p class="buttons">
            <button type="button" class="main" disabled={!may('propose')} onClick={() => void extract().catch(problem)}>
              {t('extract')}
            </button>
            {files.length === 1 && (
              <button type="button" disabled={!may('decide')} onClick={() => void importFile(true)}>
                {t('importLook')}
              </button>
            )}
            <button type="button" onClick={done}>
              {t('cancel')}
            </button>
          </p>
        </div>
      )}
      {why && (
        <p class="problem" role="alert">
          {why}{' '}
          <label>
            {t('mapping')}{' '}
            <input value={map} placeholder="zh=Term,en=Translation" onInput={(e) => setMap(e.currentTarget.value)} />
          </label>
        </p>
      )}
      {trial && <Trial trial={trial} onImport={() => void importFile(false)} />}
      <Progress state={extraction.value} />
      <Export />
    </section>
  )
}

/** What an import would do, before it does. */
function Trial({ trial, onImport }: { trial: Imported; onImport: () => void }) {
  const { conceptsAdded, renderingsAdded, renderingsChanged, renderingsKnown, conflicts } = trial.summary
  const numbers = {
    concepts: conceptsAdded,
    added: renderingsAdded,
    changed: renderingsChanged,
    known: renderingsKnown,
  }
  return (
    <div class="trial" role="status">
      <p>{t('importWould', { ...numbers, conflicts: conflicts.length })}</p>
      {trial.taken.length > 0 && <p lang="en">{trial.taken.join(' · ')}</p>}
      {trial.left.length > 0 && (
        <p>
          {t('columnsLeft')}: {trial.left.join(' · ')}
        </p>
      )}
      {trial.warnings.length > 0 && (
        <ul lang="en">
          {trial.warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
      <p class="buttons">
        <button type="button" class="main" onClick={onImport}>
          {t('importNow')}
        </button>
      </p>
    </div>
  )
}

function Progress({ state }: { state: ExtractionState }) {
  const { status, done = 0, total = 0, sentences = 0, pairs = 0, failures = [] } = state
  if (status === 'idle') return null
  return (
    <div class="extraction" role="status">
      {status === 'running' && (
        <p>
          <progress max={total} value={done} aria-label={t('extracting')} />{' '}
          {t('extractionAt', { done, total, sentences, pairs })}{' '}
          <button
            type="button"
            onClick={() =>
              postStop()
                .then(() => follow())
                .catch(problem)
            }
          >
            {t('stop')}
          </button>
        </p>
      )}
      {status === 'done' && (
        <p>
          {t('extractionDone', {
            documents: (state.documentsAdded ?? 0) + (state.documentsReplaced ?? 0),
            pairs: state.renderingsAdded ?? 0,
          })}
        </p>
      )}
      {status === 'stopped' && <p>{t('extractionStopped')}</p>}
      {failures.length > 0 && (
        <ul class="problem" lang="en">
          {failures.map((failure) => (
            <li key={failure}>{failure}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** Which terms, as the address of the export has it. */
const selections = [
  'status=accepted',
  'status=accepted&waiting=1',
  'status=accepted,proposed,undecided&waiting=1',
] as const

function Export() {
  const [formats, setFormats] = useState<readonly FormatSummary[]>([])
  const [name, setName] = useState('xlsx')
  const [chosen, setChosen] = useState<string>(selections[0])
  // Counted when the page was last brought up to date.
  const waiting = session.value?.overview.waiting ?? 0
  const labels: Readonly<Record<(typeof selections)[number], string>> = {
    [selections[0]]: waiting ? t('exportApproved', { n: waiting }) : t('status.accepted'),
    [selections[1]]: t('exportWaiting'),
    [selections[2]]: t('exportAll'),
  }
  useEffect(() => {
    getSession()
      .then((fresh) => {
        session.value = fresh
      })
      .catch(problem)
    getFormats().then(setFormats).catch(problem)
  }, [])
  return (
    <p class="export">
      <label>
        {t('export')}{' '}
        <select value={name} onChange={(event) => setName(event.currentTarget.value)}>
          {formats.map((format) => (
            <option key={format.name} value={format.name} selected={format.name === name}>
              {format.name}: {format.summary}
            </option>
          ))}
        </select>
      </label>{' '}
      <select aria-label={t('exportWhich')} value={chosen} onChange={(event) => setChosen(event.currentTarget.value)}>
        {selections
          .filter((one) => waiting > 0 || one !== selections[1])
          .map((one) => (
            <option key={one} value={one}>
              {labels[one]}
            </option>
          ))}
      </select>{' '}
      <a class="button" download href={`/api/export/${name}?${chosen}`}>
        {t('download')}
      </a>
    </p>
  )
}
