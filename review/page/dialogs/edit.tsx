import { type Category, categories, type PartOfSpeech, partsOfSpeech, type Usage, usages } from '../../../model/term.ts'
import { closeDialog, saveEntry } from '../actions.ts'
import { type MessageKey, t } from '../messages.ts'
import { currentId, rowOf, sheet } from '../state.ts'
import { Modal } from './modal.tsx'

export function Edit() {
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
