import { useEffect, useState } from 'preact/hooks'
import type { BatchChange, Status } from '../../api.ts'
import { closeDialog, decideAll } from '../actions.ts'
import { getCounts } from '../client.ts'
import { offeredStatuses } from '../filters.tsx'
import { type MessageKey, t } from '../messages.ts'
import { filter, may, session } from '../state.ts'
import { problem } from '../tellProblem.ts'
import { Cancel, Modal } from './modal.tsx'

const choices: readonly (readonly [MessageKey, BatchChange])[] = [
  ['accept', { status: 'accepted' }],
  ['reject', { status: 'rejected' }],
  ['undecided', { status: 'undecided' }],
  ['usage.preferred', { status: 'accepted', usage: 'preferred' }],
  ['usage.admitted', { status: 'accepted', usage: 'admitted' }],
  ['usage.deprecated', { status: 'accepted', usage: 'deprecated' }],
  ['approve', { approved: true }],
]

/** One decision for all that pass the filters; what somebody decided already only where that is asked for. */
export function DecideAll() {
  const [counts, setCounts] = useState<Readonly<Record<Status, number>>>()
  const [chosen, setChosen] = useState<ReadonlySet<Status>>(
    new Set([filter.value.task === 'approval' ? 'accepted' : 'proposed']),
  )
  useEffect(() => {
    getCounts(filter.value).then(setCounts).catch(problem)
  }, [])
  const number = counts
    ? offeredStatuses.reduce((sum, status) => sum + (chosen.has(status) ? counts[status] : 0), 0)
    : 0
  const toggle = (status: Status, isOn: boolean) => {
    const next = new Set(chosen)
    if (isOn) next.add(status)
    else next.delete(status)
    setChosen(next)
  }
  return (
    <Modal title={t('batchTitle', { n: counts ? number : '…' })}>
      <p>{t('batchHint')}</p>
      <fieldset class="checks">
        <legend>{t('batchOf')}</legend>
        {offeredStatuses.map((status) => (
          <label key={status}>
            <input
              type="checkbox"
              checked={chosen.has(status)}
              onChange={(event) => toggle(status, event.currentTarget.checked)}
            />{' '}
            {t(`status.${status}`)}: {(counts?.[status] ?? 0).toLocaleString()}
          </label>
        ))}
      </fieldset>
      <p class="buttons">
        {choices
          .filter(([label]) => label !== 'approve' || may('approve'))
          .map(([label, change]) => (
            <button
              key={label}
              type="button"
              disabled={!number}
              onClick={() => {
                decideAll([...chosen], change, number)
                closeDialog()
              }}
            >
              {t(label)}
            </button>
          ))}
        <Cancel />
      </p>
      <p>
        <label>
          {t('assignAll')}{' '}
          <select
            disabled={!number}
            onChange={(event) => {
              decideAll([...chosen], { assignedTo: event.currentTarget.value }, number)
              closeDialog()
            }}
          >
            <option value="">{t('choose')}</option>
            {(session.value?.people ?? []).map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </p>
    </Modal>
  )
}
