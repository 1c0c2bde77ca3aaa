import type { ConceptDetails, QueueRow, Role } from '../api.ts'
import { Refused } from './client.ts'
import { type MessageKey, t } from './messages.ts'
import { tell } from './state.ts'

/** Why something was not done, in the language of the page. */
export function whyOf(error: unknown): string {
  if (error instanceof Refused) {
    const { code, values, message } = error
    if (code === 'notUnderstood' || code === 'refused') return message
    const said = { ...values }
    for (const name of ['role', 'needed']) if (name in said) said[name] = t(`role.${said[name] as Role}`)
    return t(`refused.${code}`, said)
  }
  return error instanceof TypeError ? t('refused.server') : error instanceof Error ? error.message : String(error)
}

/** Tells it. A request that another overtook is no problem. */
export function problem(error: unknown): void {
  if (error instanceof Error && error.name === 'AbortError') return
  tell(t('toast.refused', { why: whyOf(error) }), true)
}

/** The fields of a state, by name, in the language of the page. */
export function fieldLabels(fields: readonly string[]): string {
  return fields.map((field) => t(`field.${field}` as MessageKey)).join(', ')
}

export type Current = QueueRow | ConceptDetails
