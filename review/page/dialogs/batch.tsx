import { useEffect, useState } from 'preact/hooks'
import type { BatchChange } from '../../api.ts'
import { closeDialog, decideAll } from '../actions.ts'
import { getQueue } from '../client.ts'
import { type MessageKey, t } from '../messages.ts'
import { filter } from '../state.ts'
import { Cancel, Modal } from './modal.tsx'

export function Batch() {
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
        <Cancel />
      </p>
    </Modal>
  )
}
