import { Do } from './do.tsx'
import { Filters, StatusFilter } from './filters.tsx'
import { locale, t } from './messages.ts'
import { Search } from './search.tsx'
import { session, showsFilters, tasks, totals, view } from './state.ts'
import { Mine } from './team/mine.tsx'

export function Toolbar() {
  return (
    <header>
      <h1 lang="zh-Hans">
        术语 <span class="file">{session.value?.termbase}</span>
      </h1>
      <Search />
      <StatusFilter />
      <Mine />
      <Do it="filters" isOn={showsFilters.value} />
      <div class="tools">
        <Do it="reading" isOn={view.value === 'reading'} />
        <Do it="pictures" isOn={view.value === 'pictures'} />
        <Do it="team" isOn={view.value === 'team'} count={tasks.value?.samples} />
        <Do it="undo" disabled={!totals.value?.undo} />
        <Do it="redo" disabled={!totals.value?.redo} />
        <Do it="theme" short="◐" />
        <Do it="density" short="☰" />
        <span lang={locale.value === 'en' ? 'zh-CN' : 'en'}>
          <Do it="language" short={t('language')} />
        </span>
        <Do it="help" />
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
