import { closeDialog } from '../actions.ts'
import { keyHelp } from '../keys.ts'
import { t } from '../messages.ts'
import { Modal } from './modal.tsx'

export function Help() {
  return (
    <Modal title={t('help')}>
      <table class="keys">
        <tbody>
          {keyHelp.map(([keys, what]) => (
            <tr key={what}>
              <td>
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </td>
              <td>{t(what)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{t('boundaryHint')}</p>
      <button type="button" onClick={closeDialog}>
        {t('close')}
      </button>
    </Modal>
  )
}
