import { signal } from '@preact/signals'

/** A term that is about to be added from a text, and what happens then. */
export const suggestion = signal<{ readonly zh: string; readonly en: string } | undefined>(undefined)
/** Grows with each term added: what shows documents reads them anew. */
export const additions = signal(0)

export function added(): void {
  suggestion.value = undefined
  additions.value++
}
