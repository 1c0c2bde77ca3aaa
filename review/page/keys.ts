import { decide, redo, saveDraft, split, undo } from './actions.ts'
import { moveDraft, startDraft, switchSide } from './drafts.ts'
import { lookAt, select, toggleContext, toggleHistory } from './entryCache.ts'
import { type MessageKey, switchLocale } from './messages.ts'
import { refresh } from './queue.ts'
import { dialog, draft, ids, index, occurrence, sheet, showsFilters } from './state.ts'
import { switchTheme } from './theme.ts'

const page = 10

/** What each key does; the names are those of KeyboardEvent.key. */
const commands: Readonly<Record<string, () => unknown>> = {
  j: () => select(index.value + 1),
  ArrowDown: () => select(index.value + 1),
  k: () => select(index.value - 1),
  ArrowUp: () => select(index.value - 1),
  PageDown: () => select(index.value + page),
  PageUp: () => select(index.value - page),
  Home: () => select(0),
  End: () => select(ids.value.length - 1),
  a: () => decide({ status: 'accepted' }, 'status.accepted', true),
  r: () => decide({ status: 'rejected' }, 'status.rejected', true),
  u: () => decide({ status: 'undecided' }, 'status.undecided', true),
  '1': () => decide({ status: 'accepted', usage: 'preferred' }, 'usage.preferred', true),
  '2': () => decide({ status: 'accepted', usage: 'admitted' }, 'usage.admitted', true),
  '3': () => decide({ usage: 'deprecated' }, 'usage.deprecated', true),
  '4': () => open('superseded'),
  e: () => open('edit'),
  w: () => startDraft('zh'),
  '[': () => moveDraft('extendLeft'),
  ']': () => moveDraft('extendRight'),
  '{': () => moveDraft('shrinkLeft'),
  '}': () => moveDraft('shrinkRight'),
  z: undo,
  y: redo,
  Z: redo,
  n: () => lookAt(occurrence.value + 1),
  p: () => lookAt(occurrence.value - 1),
  c: toggleContext,
  h: toggleHistory,
  '/': () => focusSearch(),
  f: () => {
    showsFilters.value = !showsFilters.value
  },
  b: () => open('batch'),
  m: () => open('merge'),
  s: split,
  g: refresh,
  t: switchTheme,
  L: switchLocale,
  '?': () => open('help'),
}

/** While boundaries are moved. */
const draftCommands: Readonly<Record<string, () => unknown>> = {
  Tab: switchSide,
  Enter: saveDraft,
  Escape: () => {
    draft.value = undefined
  },
}

/** The keys as the help shows them. */
export const keyHelp: readonly (readonly [keys: readonly string[], what: MessageKey])[] = [
  [['j ↓', 'k ↑'], 'key.move'],
  [['PgDn', 'PgUp', 'Home', 'End'], 'key.page'],
  [['a', 'r', 'u'], 'key.decide'],
  [['1', '2', '3', '4'], 'key.usage'],
  [['e'], 'key.edit'],
  [['[ ]', '{ }', 'w'], 'key.boundary'],
  [['z', 'y'], 'key.undo'],
  [['n', 'p'], 'key.occurrence'],
  [['c'], 'key.context'],
  [['h'], 'key.history'],
  [['/'], 'key.search'],
  [['f'], 'key.filters'],
  [['b'], 'key.batch'],
  [['m', 's'], 'key.merge'],
  [['g'], 'key.refresh'],
  [['t', 'L'], 'key.look'],
  [['?'], 'key.help'],
]

export function onKey(event: KeyboardEvent): void {
  // The composition of an input method is never a command.
  if (event.isComposing || dialog.value !== undefined || isTyping(event.target)) return
  const command = commandOf(event)
  if (!command) return
  event.preventDefault()
  Promise.resolve(command()).catch(() => {})
}

function commandOf(event: KeyboardEvent): (() => unknown) | undefined {
  if (event.ctrlKey || event.metaKey) {
    if (event.key.toLowerCase() === 'z') return event.shiftKey ? redo : undo
    return event.key === 'y' ? redo : undefined
  }
  if (event.altKey) return undefined
  if (draft.value && event.key in draftCommands) return draftCommands[event.key]
  // Buttons and links keep their own keys.
  if ((event.key === 'Enter' || event.key === ' ') && event.target instanceof HTMLButtonElement) return undefined
  return Object.hasOwn(commands, event.key) ? commands[event.key] : undefined
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]')
}

function open(which: NonNullable<typeof dialog.value>): void {
  if (which === 'help' || which === 'batch' || sheet.value) dialog.value = which
}

function focusSearch(): void {
  const field = document.querySelector<HTMLInputElement>('#search')
  field?.focus()
  field?.select()
}
