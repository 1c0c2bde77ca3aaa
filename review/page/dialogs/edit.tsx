import { useRef, useState } from 'preact/hooks'
import { type Category, categories, partsOfSpeech, type Usage, usages } from '../../../model/term.ts'
import type { ConceptDecision, ConceptDetails, PartOfSpeech, QueueRow, RenderingDecision } from '../../api.ts'
import { closeDialog, closeLoop, write } from '../actions.ts'
import { type AnyDecision, postDecisions, Refused } from '../client.ts'
import { type MessageKey, t } from '../messages.ts'
import { currentId, ownSheet, queueRowOf, setRows, taken, tell } from '../state.ts'
import { whyOf } from '../tellProblem.ts'
import { Modal } from './modal.tsx'

/** The fields of the form; an empty text is none. */
interface Fields {
  readonly en: string
  readonly zh: string
  readonly category: string
  readonly partOfSpeech: string
  readonly usage: string
  readonly note: string
  readonly definition: string
  readonly domain: string
  readonly conceptNote: string
}
type Field = keyof Fields
const ofConcept: ReadonlySet<Field> = new Set(['definition', 'domain', 'conceptNote'])

/** What was seen when the form was opened, or what somebody has made of it since: changes are told against it. */
interface Seen {
  readonly row: QueueRow
  readonly concept: ConceptDetails
}

/** Opens once all that is edited is here, and stays with what was typed while the page is told of others' changes. */
export function Edit() {
  const row = queueRowOf(currentId.value)
  const concept = ownSheet.value?.concept
  const at = useRef<Seen | undefined>(undefined)
  at.current ??= row && concept ? { row, concept } : undefined
  return at.current ? <EditForm at={at.current} /> : null
}

/** `at` is what is seen when it opens; later states are told where they collide. */
function EditForm({ at }: { at: Seen }) {
  const [seen, setSeen] = useState(at)
  const [fields, setFields] = useState(() => fieldsOf(at))
  const [theirs, setTheirs] = useState<Partial<Fields>>({})
  const [why, setWhy] = useState<string>()
  const set = (field: Field, value: string) => setFields({ ...fields, [field]: value })

  const save = async () => {
    const decisions = decisionsOf(seen, fields)
    if (!decisions.length) return closeDialog()
    try {
      await write(() => postDecisions(decisions))
      closeDialog()
      tell(t('toast.saved', { what: t('edit'), zh: fields.zh, en: fields.en }))
    } catch (error) {
      if (error instanceof Refused && error.code === 'changed') takeTheirs(error)
      else if (error instanceof Refused && error.code === 'taken' && error.other) {
        setRows([error.other])
        taken.value = { id: seen.row.id, other: error.other, values: error.values }
      }
      setWhy(whyOf(error))
    }
  }
  /** What was typed stays; what they changed and nobody typed here is taken over; of what both changed both are shown. */
  const takeTheirs = ({ current, concept }: Refused) => {
    const now = { row: current ?? seen.row, concept: concept ?? seen.concept }
    const [before, after] = [fieldsOf(seen), fieldsOf(now)]
    const changed = (Object.keys(after) as Field[]).filter((field) => after[field] !== before[field])
    const both = changed.filter((field) => fields[field] !== before[field] && fields[field] !== after[field])
    const only = changed.filter((field) => fields[field] === before[field])
    setSeen(now)
    setFields({ ...fields, ...Object.fromEntries(only.map((field) => [field, after[field]])) })
    setTheirs(Object.fromEntries(both.map((field) => [field, after[field]])))
  }
  const field = (name: Field) => ({ name, value: fields[name], theirs: theirs[name], set })

  return (
    <Modal title={t('editTitle')}>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit()
        }}
      >
        <Text {...field('en')} label="english" lang="en" most={500} required />
        <Text {...field('zh')} label="chinese" lang="zh-Hans" most={300} required />
        <Select {...field('category')} label="category" options={categories} prefix="category" />
        <Select {...field('partOfSpeech')} label="partOfSpeech" options={partsOfSpeech} prefix="pos" />
        <Select {...field('usage')} label="usage" options={usages} prefix="usage" />
        <Text {...field('note')} label="note" most={5000} isLong />
        <h3 class="wide">{t('conceptPart')}</h3>
        <Text {...field('definition')} label="definition" most={5000} isLong />
        <Text {...field('domain')} label="domain" most={200} />
        <Text {...field('conceptNote')} label="conceptNote" most={5000} isLong />
        {why && (
          <p class="wide problem" role="alert">
            {t('toast.refused', { why })} {Object.keys(theirs).length > 0 && t('bothVersions')}
            {taken.value?.id === seen.row.id && (
              <button
                type="button"
                onClick={() => {
                  closeDialog()
                  closeLoop()
                }}
              >
                {t('closeLoop')}
              </button>
            )}
          </p>
        )}
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

function fieldsOf({ row, concept }: Seen): Fields {
  const { en, zh, category } = row
  return {
    ...{ en, zh, category, partOfSpeech: row.partOfSpeech ?? '', usage: row.usage ?? '', note: row.note ?? '' },
    ...{ definition: concept.definition ?? '', domain: concept.domain ?? '', conceptNote: concept.note ?? '' },
  }
}

/** What the form changes of what was seen. */
function decisionsOf(seen: Seen, typed: Fields): AnyDecision[] {
  const fields = Object.fromEntries(
    Object.entries(typed).map(([name, value]) => [name, value.trim()]),
  ) as unknown as Fields
  const before = fieldsOf(seen)
  const changed = (Object.keys(fields) as Field[]).filter((field) => fields[field] !== before[field].trim())
  const own = changed.filter((field) => !ofConcept.has(field))
  const concepts = changed.filter((field) => ofConcept.has(field))
  const values: Partial<RenderingDecision> = {
    ...(own.includes('en') && { en: fields.en }),
    ...(own.includes('zh') && { zh: fields.zh }),
    ...(own.includes('category') && { category: fields.category as Category }),
    ...(own.includes('partOfSpeech') && { partOfSpeech: (fields.partOfSpeech || null) as PartOfSpeech | null }),
    ...(own.includes('usage') && { usage: (fields.usage || null) as Usage | null }),
    ...(own.includes('note') && { note: fields.note || null }),
  }
  const said: Partial<ConceptDecision> = {
    ...(concepts.includes('definition') && { definition: fields.definition || null }),
    ...(concepts.includes('domain') && { domain: fields.domain || null }),
    ...(concepts.includes('conceptNote') && { note: fields.conceptNote || null }),
  }
  const { row, concept } = seen
  return [
    ...(own.length ? [{ rendering: row.id, revision: row.revision, ...values }] : []),
    ...(concepts.length ? [{ concept: concept.id, revision: concept.revision, ...said }] : []),
  ]
}

interface FieldProps {
  readonly name: Field
  readonly label: MessageKey
  readonly value: string
  /** What somebody else made of it meanwhile. */
  readonly theirs: string | undefined
  readonly set: (field: Field, value: string) => void
}

interface TextProps extends FieldProps {
  readonly most: number
  readonly lang?: string
  readonly required?: boolean
  readonly isLong?: boolean
}

function Text({ name, label, value, theirs, set, most, lang, required, isLong }: TextProps) {
  // The browser looks for errors of spelling; it knows none of Chinese.
  const shared = { id: `edit-${name}`, name, lang, required, maxLength: most, value, spellcheck: lang !== 'zh-Hans' }
  return (
    <div class="wide">
      <label for={shared.id}>{t(label)}</label>
      {isLong ? (
        <textarea {...shared} rows={2} onInput={(event) => set(name, event.currentTarget.value)} />
      ) : (
        <input {...shared} onInput={(event) => set(name, event.currentTarget.value)} />
      )}
      <Theirs name={name} value={value} theirs={theirs} set={set} />
    </div>
  )
}

function Theirs({ name, value, theirs, set }: Omit<FieldProps, 'label'>) {
  if (theirs === undefined || theirs === value) return null
  return (
    <span class="theirs">
      {t('theirs')}: <q>{theirs || t('none')}</q>{' '}
      <button type="button" onClick={() => set(name, theirs)}>
        {t('takeTheirs')}
      </button>
    </span>
  )
}

interface SelectProps extends FieldProps {
  readonly options: readonly string[]
  readonly prefix: 'category' | 'pos' | 'usage'
}

function Select({ name, label, value, theirs, set, options, prefix }: SelectProps) {
  return (
    <label>
      {t(label)}
      <select name={name} value={value} onChange={(event) => set(name, event.currentTarget.value)}>
        {prefix !== 'category' && <option value="">{t('none')}</option>}
        {options.map((one) => (
          <option key={one} value={one} selected={one === value}>
            {t(`${prefix}.${one}` as MessageKey)}
          </option>
        ))}
      </select>
      {theirs !== undefined && theirs !== value && (
        <span class="theirs">
          {t('theirs')}: {theirs ? t(`${prefix}.${theirs}` as MessageKey) : t('none')}
        </span>
      )}
    </label>
  )
}
