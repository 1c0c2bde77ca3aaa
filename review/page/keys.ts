import { prefer, redo, undo } from './actions.ts'
import { type Command, commands, everywhere, isAllowed } from './commands.ts'
import { letterKeys } from './settings.ts'
import { dialog, view } from './state.ts'
import { problem } from './tellProblem.ts'

/** Commands by key, in the order of the list: those that hold at times only come before those that always do. */
const byKey = new Map<string, Command[]>()
for (const command of Object.values(commands)) {
  for (const key of command.keys) byKey.set(key, [...(byKey.get(key) ?? []), command])
}

export function onKey(event: KeyboardEvent): void {
  // A dialog that waits for what it shows is not there yet, and can be left.
  if (event.key === 'Escape' && dialog.value !== undefined && !document.querySelector('dialog'))
    dialog.value = undefined
  // The composition of an input method is never a command.
  if (event.isComposing || dialog.value !== undefined || event.defaultPrevented || isTyping(event.target)) return
  const command = commandOf(event)
  if (!command) return
  event.preventDefault()
  // A key that is held decides once.
  if (event.repeat && !command.repeats) return
  if (!isAllowed(command)) return
  Promise.resolve(command.run()).catch(problem)
}

function commandOf(event: KeyboardEvent): Pick<Command, 'run' | 'repeats' | 'act'> | undefined {
  const { key, code, shiftKey } = event
  if (event.ctrlKey || event.metaKey) {
    if (key.toLowerCase() === 'z') return { run: shiftKey ? redo : undo }
    return key === 'y' ? { run: redo } : undefined
  }
  if (!isMeant(event)) return undefined
  // Buttons and links keep their own keys.
  if ((key === 'Enter' || key === ' ') && event.target instanceof HTMLButtonElement) return undefined
  // With Shift a digit is another sign, a different one on each keyboard.
  const digit = /^Digit([1-9])$/.exec(code)?.[1]
  if (shiftKey && digit && view.value === 'review')
    return { act: 'decide', run: () => prefer(Number(digit) - 1, 'deprecated') }
  const found = byKey.get(key)?.find(({ when }) => when?.() ?? true)
  return found && (view.value === 'review' || everywhere.has(found)) ? found : undefined
}

/** Whether a key is a command as it was pressed: a single letter needs Alt where those are switched off. */
export function isMeant({ key, altKey }: KeyboardEvent): boolean {
  return key.length === 1 ? (letterKeys.value === 'off') === altKey : !altKey
}

export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]')
}
