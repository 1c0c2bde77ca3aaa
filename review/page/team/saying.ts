import { signal } from '@preact/signals'
import { currentId } from '../state.ts'

/** What is being written about a pair: it survives going elsewhere, and a refusal. */
export interface Saying {
  readonly text: string
  readonly isQuestion: boolean
}
export const texts = signal<ReadonlyMap<string, Saying>>(new Map())
/** The pair whose form is open. */
export const open = signal<string | undefined>(undefined)

export function setText(id: string, written: Saying | undefined): void {
  const next = new Map(texts.value)
  if (written) next.set(id, written)
  else next.delete(id)
  texts.value = next
}

export function startComment(): void {
  open.value = currentId.value
}
