import { Do } from '../do.tsx'
import { t } from '../messages.ts'
import { filter, tasks } from '../state.ts'

/** How much waits; a click shows it. Not there where nobody but one person works. */
export function Mine() {
  const { assigned = 0, asked = 0, approval = 0 } = tasks.value ?? {}
  const total = assigned + asked + approval
  const isOn = filter.value.task !== undefined
  if (!total && !isOn) return null
  return (
    <span class="mine" title={t('mineTitle', { assigned, asked, approval })}>
      <Do it="mine" isOn={isOn} /> <span class="count">{total.toLocaleString()}</span>
    </span>
  )
}
