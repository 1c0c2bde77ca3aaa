import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { type Category, categories, type PartOfSpeech, partsOfSpeech, type Usage, usages } from '../../model/term.ts'
import type { BatchChange, QueueRow } from '../api.ts'
import { closeDialog, decide, decideAll, mergeInto, saveEntry, split } from './actions.ts'
import { getQueue, getSheet } from './client.ts'
import { keyHelp } from './keys.ts'
import { type MessageKey, t } from './messages.ts'
import { currentId, dialog, filter, rowOf, sheet } from './state.ts'

export function Dialogs() {
  switch (dialog.value) {
    case 'help':
      return <Help />
    case 'edit':
      return <Edit />
    case 'batch':
      return <Batch />
    case 'merge':
      return <Merge />
    case 'superseded':
      return <Superseded />
    default:
      return null
  }
}

/** A modal dialog: it keeps the focus, and gives it back to the queue. */
function Modal({ title, children }: { title: string; children: ComponentChildren }) {
  const element = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    element.current?.showModal()
    return () => document.querySelector<HTMLElement>('#queue')?.focus()
  }, [])
  return (
    <dialog ref={element} aria-labelledby="dialog-title" onClose={closeDialog}>
      <h2 id="dialog-title">{title}</h2>
      {children}
    </dialog>
  )
}

function Help() {
  return (
    <Modal title={t('help')}>
      <table class="keys">
        <tbody>
          {keyHelp.map(([keys, what]) => (
            <tr key={what}>
              <td>
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </td>
              <td>{t(what)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{t('boundaryHint')}</p>
      <button type="button" onClick={closeDialog}>
        {t('close')}
      </button>
    </Modal>
  )
}

function Edit() {
  const row = rowOf(currentId.value)
  const concept = sheet.value?.concept
  if (!row || !concept) return null
  const submit = (form: HTMLFormElement) => {
    const data = new FormData(form)
    const text = (name: string) => String(data.get(name) ?? '').trim()
    const optional = (name: string) => text(name) || null
    const change = differing(row, {
      zh: text('zh') || row.zh,
      en: text('en') || row.en,
      category: text('category') as Category,
      partOfSpeech: optional('partOfSpeech') as PartOfSpeech | null,
      usage: optional('usage') as Usage | null,
      note: optional('note'),
    })
    const before = {
      definition: concept.definition ?? null,
      domain: concept.domain ?? null,
      note: concept.note ?? null,
    }
    const conceptChange = differing(before, {
      definition: optional('definition'),
      domain: optional('domain'),
      note: optional('conceptNote'),
    })
    const { id, revision } = concept
    saveEntry(change, Object.keys(conceptChange).length ? { concept: id, revision, ...conceptChange } : undefined)
    closeDialog()
  }
  return (
    <Modal title={t('editTitle')}>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault()
          submit(event.currentTarget)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit()
        }}
      >
        <label class="wide">
          {t('english')}
          <input name="en" lang="en" required maxLength={500} defaultValue={row.en} />
        </label>
        <label class="wide">
          {t('chinese')}
          <input name="zh" lang="zh-Hans" required maxLength={300} defaultValue={row.zh} />
        </label>
        <Select name="category" label="category" value={row.category} options={categories} prefix="category" />
        <Select
          name="partOfSpeech"
          label="partOfSpeech"
          value={row.partOfSpeech}
          options={partsOfSpeech}
          prefix="pos"
        />
        <Select name="usage" label="usage" value={row.usage} options={usages} prefix="usage" />
        <label class="wide">
          {t('note')}
          <textarea name="note" rows={2} maxLength={5000} defaultValue={row.note ?? ''} />
        </label>
        <h3 class="wide">{t('conceptPart')}</h3>
        <label class="wide">
          {t('definition')}
          <textarea name="definition" rows={2} maxLength={5000} defaultValue={concept.definition ?? ''} />
        </label>
        <label class="wide">
          {t('domain')}
          <input name="domain" maxLength={200} defaultValue={concept.domain ?? ''} />
        </label>
        <label class="wide">
          {t('conceptNote')}
          <textarea name="conceptNote" rows={2} maxLength={5000} defaultValue={concept.note ?? ''} />
        </label>
        <p class="buttons wide">
          <button type="submit" class="main">
            {t('save')} <kbd>Ctrl ⏎</kbd>
          </button>
          <button type="button" onClick={closeDialog}>
            {t('cancel')} <kbd>Esc</kbd>
          </button>
        </p>
      </form>
    </Modal>
  )
}

/** The fields of `after` that are not as in `before`. */
function differing<T extends object>(before: { readonly [K in keyof T]?: unknown }, after: T): Partial<T> {
  const changed = Object.entries(after).filter(([field, value]) => before[field as keyof T] !== value)
  return Object.fromEntries(changed) as Partial<T>
}

interface SelectProps<T extends string> {
  readonly name: string
  readonly label: MessageKey
  readonly value: T | null
  readonly options: readonly T[]
  readonly prefix: 'category' | 'pos' | 'usage'
}

function Select<T extends string>({ name, label, value, options, prefix }: SelectProps<T>) {
  return (
    <label>
      {t(label)}
      <select name={name} defaultValue={value ?? ''}>
        {prefix !== 'category' && <option value="">{t('none')}</option>}
        {options.map((one) => (
          <option key={one} value={one} selected={one === value}>
            {t(`${prefix}.${one}` as MessageKey)}
          </option>
        ))}
      </select>
    </label>
  )
}

function Batch() {
  const [count, setCount] = useState<number>()
  useEffect(() => {
    getQueue(filter.value)
      .then(({ ids }) => setCount(ids.length))
      .catch(() => {})
  }, [])
  const choices: readonly (readonly [MessageKey, BatchChange])[] = [
    ['accept', { status: 'accepted' }],
    ['reject', { status: 'rejected' }],
    ['undecided', { status: 'undecided' }],
    ['usage.preferred', { status: 'accepted', usage: 'preferred' }],
    ['usage.admitted', { status: 'accepted', usage: 'admitted' }],
    ['usage.deprecated', { usage: 'deprecated' }],
  ]
  return (
    <Modal title={t('batchTitle', { n: count ?? '…' })}>
      <p>{t('batchHint')}</p>
      <p class="buttons">
        {choices.map(([label, change]) => (
          <button
            key={label}
            type="button"
            disabled={!count}
            onClick={() => {
              decideAll(change, count ?? 0)
              closeDialog()
            }}
          >
            {t(label)}
          </button>
        ))}
        <button type="button" onClick={closeDialog}>
          {t('cancel')}
        </button>
      </p>
    </Modal>
  )
}

function Merge() {
  const own = sheet.value
  const [query, setQuery] = useState('')
  const [found, setFound] = useState<readonly QueueRow[]>(own?.sameEnglish ?? [])
  useEffect(() => {
    if (!query.trim()) return setFound(own?.sameEnglish ?? [])
    const abort = new AbortController()
    getQueue({ search: query }, abort.signal)
      .then(({ rows }) => setFound(rows))
      .catch(() => {})
    return () => abort.abort()
  }, [query])
  if (!own) return null
  const others = distinctConcepts(found, own.concept.id).slice(0, 30)
  const choose = (row: QueueRow) => {
    mergeInto(row, async (id) => (await getSheet(id)).concept.revision)
    closeDialog()
  }
  return (
    <Modal title={t('mergeTitle', { zh: own.concept.zh })}>
      <p>{t('mergeHint')}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (others[0]) choose(others[0])
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
        <button type="button" onClick={closeDialog}>
          {t('cancel')}
        </button>
      </p>
    </Modal>
  )
}

function distinctConcepts(rows: readonly QueueRow[], except: string): QueueRow[] {
  const byConcept = new Map(rows.map((row) => [row.concept, row]))
  byConcept.delete(except)
  return [...byConcept.values()]
}

function Superseded() {
  const competing = sheet.value?.competing ?? []
  const choose = (supersededBy: string | null) => {
    decide({ usage: 'superseded', supersededBy }, 'usage.superseded', false)
    closeDialog()
  }
  return (
    <Modal title={t('supersededTitle')}>
      <ul class="choices">
        {competing.map((row) => (
          <li key={row.id}>
            <button type="button" lang="en" onClick={() => choose(row.id)}>
              {row.en}
            </button>
          </li>
        ))}
        <li>
          <button type="button" onClick={() => choose(null)}>
            {t('noSuccessor')}
          </button>
        </li>
      </ul>
      <button type="button" onClick={closeDialog}>
        {t('cancel')}
      </button>
    </Modal>
  )
}
