import type { Category, QueueFilter, QueueOrder, Status } from '../api.ts'
import { redo, undo } from './actions.ts'
import { locale, type MessageKey, switchLocale, t } from './messages.ts'
import { setFilter } from './queue.ts'
import { dialog, filter, ids, session, showsFilters, totals } from './state.ts'
import { switchTheme } from './theme.ts'

const statuses: readonly Status[] = ['proposed', 'accepted', 'rejected', 'undecided']
const orders: readonly QueueOrder[] = ['confidence', 'informative', 'frequency']

export function Toolbar() {
  return (
    <header>
      <h1 lang="zh-Hans">
        术语 <span class="file">{session.value?.termbase}</span>
      </h1>
      <Search />
      <StatusFilter />
      <button
        type="button"
        aria-expanded={showsFilters.value}
        onClick={() => (showsFilters.value = !showsFilters.value)}
      >
        {t('filters')} <kbd>f</kbd>
      </button>
      <div class="tools">
        <button type="button" disabled={!totals.value?.undo} onClick={undo}>
          {t('undo')} <kbd>z</kbd>
        </button>
        <button type="button" disabled={!totals.value?.redo} onClick={redo}>
          {t('redo')} <kbd>y</kbd>
        </button>
        <button type="button" aria-label={t('theme')} title={`${t('theme')} (t)`} onClick={switchTheme}>
          ◐
        </button>
        <button type="button" lang={locale.value === 'en' ? 'zh-CN' : 'en'} title="L" onClick={switchLocale}>
          {t('language')}
        </button>
        <button type="button" onClick={() => (dialog.value = 'help')}>
          {t('help')} <kbd>?</kbd>
        </button>
        <form method="post" action="/logout">
          <button type="submit" title={session.value?.reviewer}>
            {t('logout')}
          </button>
        </form>
      </div>
      {showsFilters.value && <Filters />}
    </header>
  )
}

const change = (changes: Partial<QueueFilter>) => {
  setFilter({ ...filter.value, ...changes }).catch(() => {})
}

function Search() {
  // At each letter: a later search overtakes an earlier one.
  const search = (value: string) => change({ search: value || undefined })
  return (
    <input
      id="search"
      type="search"
      autocomplete="off"
      spellcheck={false}
      maxLength={200}
      placeholder={`${t('search')}  /`}
      aria-label={t('search')}
      value={filter.value.search ?? ''}
      onInput={(event) => {
        // While an input method composes, its letters are not the query yet.
        if (!event.isComposing) search(event.currentTarget.value)
      }}
      onCompositionEnd={(event) => search(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.isComposing) return
        if (event.key === 'Escape') {
          event.currentTarget.value = ''
          search('')
        }
        if (['Escape', 'Enter', 'ArrowDown'].includes(event.key)) {
          event.preventDefault()
          document.querySelector<HTMLElement>('#queue')?.focus()
        }
      }}
    />
  )
}

function StatusFilter() {
  const chosen = filter.value.statuses ?? []
  const toggle = (status: Status) => {
    const next = chosen.includes(status) ? chosen.filter((one) => one !== status) : [...chosen, status]
    change({ statuses: next.length ? next : undefined })
  }
  return (
    <fieldset class="statuses">
      {statuses.map((status) => (
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
  const total = statuses.reduce((sum, status) => sum + counts[status], 0)
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

function Filters() {
  const overview = session.value?.overview
  const { categories, document, speaker, from, to, minConfidence, maxConfidence, order } = filter.value
  const number = (value: string) => (value === '' ? undefined : Math.max(0, Math.min(1, Number(value))))
  return (
    <fieldset class="filters">
      <legend class="hidden">{t('filters')}</legend>
      <Choice
        label="category"
        value={categories?.[0]}
        options={Object.keys(overview?.categories ?? {}).map((name) => [name, t(`category.${name as Category}`)])}
        onChange={(value) => change({ categories: value ? [value as Category] : undefined })}
      />
      <Choice
        label="document"
        value={document}
        options={(overview?.documents ?? []).map(({ name, date }) => [name, date ? `${date} ${name}` : name])}
        onChange={(value) => change({ document: value })}
      />
      <Choice
        label="speaker"
        value={speaker}
        options={(overview?.speakers ?? []).map((name) => [name, name])}
        onChange={(value) => change({ speaker: value })}
      />
      <label>
        {t('from')}
        <input type="date" value={from ?? ''} onChange={(e) => change({ from: e.currentTarget.value || undefined })} />
      </label>
      <label>
        {t('to')}
        <input type="date" value={to ?? ''} onChange={(e) => change({ to: e.currentTarget.value || undefined })} />
      </label>
      <label>
        {t('minConfidence')}
        <input
          {...{ type: 'number', min: 0, max: 1, step: 0.05, value: minConfidence ?? '' }}
          onChange={(e) => change({ minConfidence: number(e.currentTarget.value) })}
        />
      </label>
      <label>
        {t('maxConfidence')}
        <input
          {...{ type: 'number', min: 0, max: 1, step: 0.05, value: maxConfidence ?? '' }}
          onChange={(e) => change({ maxConfidence: number(e.currentTarget.value) })}
        />
      </label>
      <label>
        {t('order')}
        <select value={order ?? 'confidence'} onChange={(e) => change({ order: e.currentTarget.value as QueueOrder })}>
          {orders.map((one) => (
            <option key={one} value={one}>
              {t(`order.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <button type="button" onClick={() => void setFilter({})}>
        {t('reset')}
      </button>
      <button type="button" onClick={() => (dialog.value = 'batch')}>
        {t('batch')} <kbd>b</kbd>
      </button>
    </fieldset>
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
