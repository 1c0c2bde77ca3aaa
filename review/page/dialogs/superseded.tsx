import { closeDialog, decide } from '../actions.ts'
import { t } from '../messages.ts'
import { ownSheet } from '../state.ts'
import { Cancel, Modal } from './modal.tsx'

export function Superseded() {
  const competing = ownSheet.value?.competing ?? []
  const choose = (supersededBy: string | null) => {
    decide({ usage: 'superseded', supersededBy }, 'usage.superseded', false)
    closeDialog()
  }
  return (
    <Modal title={t('supersededTitle')}>
      <ul class="choices">
        {competing.map((row) => (
          <li key={row.id}>
            <button type="button" lang="en" onClick={() => choose(row.id)}>
              {row.en}
            </button>
          </li>
        ))}
        <li>
          <button type="button" onClick={() => choose(null)}>
            {t('noSuccessor')}
          </button>
        </li>
      </ul>
      <Cancel />
    </Modal>
  )
}
