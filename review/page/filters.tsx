import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Category, QueueOrder, Status } from '../api.ts'
import { Do } from './do.tsx'
import { type MessageKey, t } from './messages.ts'
import { changeFilter, setFilter } from './queue.ts'
import { defaultFilter, filter, ids, session, showsFilters, totals } from './state.ts'
import { problem } from './tellProblem.ts'

export const offeredStatuses: readonly Status[] = ['proposed', 'accepted', 'rejected', 'undecided']
const orders: readonly QueueOrder[] = [
  'rank',
  'confidence',
  'informative',
  'frequency',
  'pinyin',
  'date',
  'category',
  'newest',
]

export function StatusFilter() {
  const chosen = filter.value.statuses ?? []
  const toggle = (status: Status) => {
    const next = chosen.includes(status) ? chosen.filter((one) => one !== status) : [...chosen, status]
    changeFilter({ statuses: next.length ? next : undefined })
  }
  return (
    <fieldset class="statuses">
      {offeredStatuses.map((status) => (
        <button
          key={status}
          type="button"
          class={`chip ${status}`}
          aria-pressed={chosen.includes(status)}
          onClick={() => toggle(status)}
        >
          {t(`status.${status}`)} <span class="count">{(totals.value?.statuses[status] ?? 0).toLocaleString()}</span>
        </button>
      ))}
    </fieldset>
  )
}

/** Always in sight, below the queue. */
export function Progress() {
  const counts = totals.value?.statuses
  if (!counts) return null
  const total = offeredStatuses.reduce((sum, status) => sum + counts[status], 0)
  const done = total - counts.proposed
  return (
    <div class="progress">
      <progress max={total} value={done} aria-label={t('progress', { done, total })} />
      <span>
        {t('progress', { done, total })} · {t('shown', { n: ids.value.length })}
      </span>
    </div>
  )
}

/** Esc and Enter lead back to the queue, where the keys are commands again. */
function onKeyDown(event: KeyboardEvent): void {
  const isField = event.target instanceof HTMLElement && event.target.matches('input, select')
  if (event.key !== 'Escape' && !(event.key === 'Enter' && isField)) return
  event.preventDefault()
  if (event.key === 'Escape') showsFilters.value = false
  document.querySelector<HTMLElement>('#queue')?.focus()
}

export function Filters() {
  const box = useRef<HTMLFieldSetElement>(null)
  // Who opens them goes on in them.
  useLayoutEffect(() => box.current?.querySelector('select')?.focus(), [])
  const overview = session.value?.overview
  const {
    categories,
    english,
    reader,
    document,
    speaker,
    from,
    to,
    minConfidence,
    maxConfidence,
    order,
    unit,
    nested,
  } = filter.value
  return (
    <fieldset class="filters" ref={box} onKeyDown={onKeyDown}>
      <legend class="hidden">{t('filters')}</legend>
      <label>
        {t('order')}
        <select value={order ?? 'rank'} onChange={(e) => changeFilter({ order: e.currentTarget.value as QueueOrder })}>
          {orders.map((one) => (
            <option key={one} value={one}>
              {t(`order.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <Choice
        label="category"
        value={categories?.[0]}
        options={Object.keys(overview?.categories ?? {}).map((name) => [name, t(`category.${name as Category}`)])}
        onChange={(value) => changeFilter({ categories: value ? [value as Category] : undefined })}
      />
      <Choice
        label="english"
        value={english}
        options={(['missing', 'there'] as const).map((name) => [name, t(`english.${name}`)])}
        onChange={(value) => changeFilter({ english: value as 'missing' | 'there' | undefined })}
      />
      <Choice
        label="secondReader"
        value={reader}
        options={[['unlike', t('secondReader.unlike')]]}
        onChange={(value) => changeFilter({ reader: value as 'unlike' | undefined })}
      />
      <Choice
        label="document"
        value={document}
        options={(overview?.documents ?? []).map(({ name, date }) => [name, date ? `${date} ${name}` : name])}
        onChange={(value) => changeFilter({ document: value })}
      />
      <Choice
        label="speaker"
        value={speaker}
        options={(overview?.speakers ?? []).map((name) => [name, name])}
        onChange={(value) => changeFilter({ speaker: value })}
      />
      <label>
        {t('from')}
        <input
          type="date"
          value={from ?? ''}
          onChange={(e) => changeFilter({ from: e.currentTarget.value || undefined })}
        />
      </label>
      <label>
        {t('to')}
        <input
          type="date"
          value={to ?? ''}
          onChange={(e) => changeFilter({ to: e.currentTarget.value || undefined })}
        />
      </label>
      <Percent
        label="minConfidence"
        value={minConfidence}
        onChange={(value) => changeFilter({ minConfidence: value })}
      />
      <Percent
        label="maxConfidence"
        value={maxConfidence}
        onChange={(value) => changeFilter({ maxConfidence: value })}
      />
      <label class="check">
        <input
          type="checkbox"
          checked={unit === 'concept'}
          onChange={(e) => changeFilter({ unit: e.currentTarget.checked ? 'concept' : 'pair' })}
        />
        {t('byConcept')}
      </label>
      <label class="check">
        <input
          type="checkbox"
          checked={nested === 'fold'}
          onChange={(e) => changeFilter({ nested: e.currentTarget.checked ? 'fold' : 'show' })}
        />
        {t('fold')}
      </label>
      <button type="button" onClick={() => void setFilter(defaultFilter).catch(problem)}>
        {t('reset')}
      </button>
      <Do it="batch" />
      <Do it="add" />
    </fieldset>
  )
}

interface PercentProps {
  readonly label: MessageKey
  /** 0..1 */
  readonly value: number | undefined
  readonly onChange: (value: number | undefined) => void
}

/** A share, typed in per cent; what is none is marked and not taken. */
function Percent({ label, value, onChange }: PercentProps) {
  return (
    <label>
      {t(label)} (%)
      <input
        {...{ type: 'number', min: 0, max: 100, step: 'any' }}
        value={value === undefined ? '' : Math.round(value * 1000) / 10}
        onChange={(event) => {
          const field = event.currentTarget
          if (!field.reportValidity()) return
          onChange(field.value === '' ? undefined : Number(field.value) / 100)
        }}
      />
    </label>
  )
}

interface ChoiceProps {
  readonly label: MessageKey
  readonly value: string | undefined
  readonly options: readonly (readonly [string, string])[]
  readonly onChange: (value: string | undefined) => void
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <label>
      {t(label)}
      <select value={value ?? ''} onChange={(event) => onChange(event.currentTarget.value || undefined)}>
        <option value="">{t('allOf')}</option>
        {options.map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
