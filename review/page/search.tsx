import type { QueueFilter } from '../api.ts'
import { t } from './messages.ts'
import { setFilter } from './queue.ts'
import { filter } from './state.ts'
import { problem } from './tellProblem.ts'

const scopes = ['terms', 'notes', 'text'] as const

const change = (changes: Partial<QueueFilter>) => {
  // A letter more is no step for the back key.
  setFilter({ ...filter.value, ...changes }, false).catch(problem)
}

export function Search() {
  // At each letter: a later search overtakes an earlier one.
  const search = (value: string) => change({ search: value || undefined })
  return (
    <search class="search">
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
      <select
        aria-label={t('scope')}
        value={filter.value.scope ?? 'terms'}
        onChange={(event) => change({ scope: event.currentTarget.value as QueueFilter['scope'] })}
      >
        {scopes.map((scope) => (
          <option key={scope} value={scope}>
            {t(`scope.${scope}`)}
          </option>
        ))}
      </select>
    </search>
  )
}
