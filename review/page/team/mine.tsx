import { Do } from '../do.tsx'
import { t } from '../messages.ts'
import { filter, tasks } from '../state.ts'

/** How much waits; a click shows it. Not there where nobody but one person works. */
export function Mine() {
  const { assigned = 0, asked = 0, approval = 0, mine: total = 0 } = tasks.value ?? {}
  const isOn = filter.value.task !== undefined
  if (!total && !isOn) return null
  return (
    <span class="mine" title={t('mineTitle', { assigned, asked, approval })}>
      <Do it="mine" isOn={isOn} /> <span class="count">{total.toLocaleString()}</span>
    </span>
  )
}
