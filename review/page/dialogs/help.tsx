import { closeDialog } from '../actions.ts'
import { type Command, commands, groups } from '../commands.ts'
import { keyName } from '../do.tsx'
import { t } from '../messages.ts'
import { letterKeys, turn } from '../settings.ts'
import { Modal } from './modal.tsx'

export function Help() {
  const isOn = letterKeys.value === 'on'
  return (
    <Modal title={t('help')}>
      <p>
        <label>
          <input type="checkbox" checked={isOn} onChange={() => turn(letterKeys)} /> {t('letterKeys')}
        </label>
      </p>
      <div class="columns">
        {groups.map((group) => (
          <table key={group} class="keys">
            <caption>{t(`group.${group}`)}</caption>
            <tbody>
              {group === 'concept' && <Row keys={['1–9']} label={t('key.prefer')} isOn={isOn} />}
              {group === 'concept' && <Row keys={['⇧1–9']} label={t('key.preferOnly')} isOn={isOn} />}
              {Object.values<Command>(commands)
                .filter((command) => command.group === group)
                .map(({ keys, label }) => (
                  <Row key={label} keys={keys} label={t(label)} isOn={isOn} />
                ))}
            </tbody>
          </table>
        ))}
      </div>
      <button type="button" onClick={closeDialog}>
        {t('close')}
      </button>
    </Modal>
  )
}

function Row({ keys, label, isOn }: { keys: readonly string[]; label: string; isOn: boolean }) {
  return (
    <tr>
      <td>
        {keys.map((key) => (
          <kbd key={key}>{isOn || [...key].length > 1 ? keyName(key) : `Alt ${key}`}</kbd>
        ))}
      </td>
      <td>{label}</td>
    </tr>
  )
}
