import { effect, signal } from '@preact/signals'
import { currentId } from '../state.ts'

/** What is being written about a pair: it survives going elsewhere, a refusal, and a reload. */
export interface Saying {
  readonly text: string
  readonly isQuestion: boolean
}
export const texts = signal<ReadonlyMap<string, Saying>>(restored())
/** The pair whose form is open. */
export const open = signal<string | undefined>(undefined)

function restored(): ReadonlyMap<string, Saying> {
  try {
    return new Map(JSON.parse(sessionStorage.getItem('comments') ?? '[]') as [string, Saying][])
  } catch {
    // What cannot be read was not written by this version.
    return new Map()
  }
}
effect(() => sessionStorage.setItem('comments', JSON.stringify([...texts.value])))

export function setText(id: string, written: Saying | undefined): void {
  const next = new Map(texts.value)
  if (written) next.set(id, written)
  else next.delete(id)
  texts.value = next
}

export function startComment(): void {
  open.value = currentId.value
}
