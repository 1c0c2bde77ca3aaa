import { useState } from 'preact/hooks'
import { assignTo, closeDialog } from '../actions.ts'
import { t } from '../messages.ts'
import { ownSheet, session } from '../state.ts'
import { Cancel, Modal } from './modal.tsx'

/** Whose work the pair at hand is to be: a few letters of the name and Enter. */
export function Assign() {
  const [typed, setTyped] = useState('')
  const row = ownSheet.value?.rendering
  const people = (session.value?.people ?? []).filter((name) => name.toLowerCase().includes(typed.trim().toLowerCase()))
  const choose = (name: string | null) => {
    assignTo(name)
    closeDialog()
  }
  if (!row) return null
  return (
    <Modal title={t('assignTitle', { zh: row.zh, en: row.en })}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (typed.trim() && people[0] !== undefined) choose(people[0])
        }}
      >
        <input
          type="search"
          class="wide"
          autocomplete="off"
          aria-label={t('personName')}
          placeholder={t('personName')}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </form>
      <ul class="choices">
        {people.map((name) => (
          <li key={name}>
            <button type="button" onClick={() => choose(name)}>
              {name}
            </button>
          </li>
        ))}
        {!people.length && <li>{t('nobodyKnown')}</li>}
      </ul>
      <p class="buttons">
        <button type="button" onClick={() => choose(null)}>
          {t('unassigned')}
        </button>
        <Cancel />
      </p>
    </Modal>
  )
}
