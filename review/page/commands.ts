import { acts } from '../../model/team.ts'
import type { Act } from '../api.ts'
import {
  approve,
  askApproval,
  closeLoop,
  decide,
  prefer,
  redo,
  rejectPieces,
  saveDraft,
  split,
  stepInCard,
  switchUnit,
  takeMend,
  takeOut,
  undo,
} from './actions.ts'
import { dropDraft, moveDraft, selectedText, startDraft, switchSide } from './drafts.ts'
import { lookAt, select, toggleContext, toggleHistory } from './entryCache.ts'
import { type MessageKey, switchLocale, t } from './messages.ts'
import { refresh } from './queue.ts'
import { density, theme, turn } from './settings.ts'
import {
  dialog,
  draft,
  filter,
  ids,
  index,
  may,
  occurrence,
  readerMend,
  session,
  sheet,
  showsFilters,
  taken,
  tell,
  view,
} from './state.ts'
import { startComment } from './team/saying.ts'
import { toggleMine } from './team/waiting.ts'
import { tellAddress } from './url.ts'

/** What a key, a button and the help all speak of: the one list of what can be done. */
export interface Command {
  /** Names of KeyboardEvent.key; the first is shown. */
  readonly keys: readonly string[]
  readonly label: MessageKey
  /** What one must be allowed to do for it. @default reading is enough */
  readonly act?: Act
  /** Where the help lists it; it is left out there without. */
  readonly group?: CommandGroup
  readonly run: () => unknown
  /** Holding the key goes on and on. @default false */
  readonly repeats?: boolean
  /** Only then does the key mean this. @default always */
  readonly when?: () => boolean
}

export const groups = ['move', 'decide', 'concept', 'wording', 'look', 'team', 'page'] as const
export type CommandGroup = (typeof groups)[number]

const page = 10
const drafting = () => draft.value !== undefined
const isTaken = () => taken.value !== undefined

function openDialog(which: NonNullable<typeof dialog.value>): void {
  if (['help', 'batch', 'add', 'export'].includes(which) || sheet.value) dialog.value = which
}

/** Whether the person may do it; those who may not are told. */
export function isAllowed({ act }: Pick<Command, 'act'>): boolean {
  if (act === undefined || may(act)) return true
  const { reviewer: name = '', role = 'reader' } = session.value ?? {}
  tell(
    t('toast.refused', {
      why: t('refused.notAllowed', { name, role: t(`role.${role}`), needed: t(`role.${acts[act]}`) }),
    }),
    true,
  )
  return false
}

export function go(to: typeof view.value): void {
  const next = view.value === to ? 'review' : to
  tellAddress({ filter: filter.value, view: next }, true)
  view.value = next
}

function focusOn(selector: string): void {
  const field = document.querySelector<HTMLInputElement>(selector)
  field?.focus()
  if (field instanceof HTMLInputElement) field.select()
}

const list = {
  closeLoop: { keys: ['Enter', 'a'], act: 'decide', label: 'closeLoop', run: closeLoop, when: isTaken },
  leaveLoop: { keys: ['Escape'], label: 'cancel', run: () => (taken.value = undefined), when: isTaken },
  saveDraft: { keys: ['Enter'], act: 'decide', label: 'save', run: () => saveDraft(), when: drafting },
  dropDraft: { keys: ['Escape'], label: 'cancel', run: dropDraft, when: drafting },
  switchSide: { keys: ['Tab'], label: 'key.side', group: 'wording', run: switchSide, when: drafting },
  takeSelection: {
    keys: ['Enter'],
    act: 'decide',
    label: 'takeSelection',
    run: () => startDraft('zh'),
    when: () => selectedText.value !== undefined,
  },

  next: {
    keys: ['j', 'ArrowDown'],
    label: 'key.next',
    group: 'move',
    run: () => select(index.value + 1),
    repeats: true,
  },
  previous: {
    keys: ['k', 'ArrowUp'],
    label: 'key.previous',
    group: 'move',
    run: () => select(index.value - 1),
    repeats: true,
  },
  pageDown: {
    keys: ['PageDown'],
    label: 'key.pageDown',
    group: 'move',
    run: () => select(index.value + page),
    repeats: true,
  },
  pageUp: {
    keys: ['PageUp'],
    label: 'key.pageUp',
    group: 'move',
    run: () => select(index.value - page),
    repeats: true,
  },
  first: { keys: ['Home'], label: 'key.first', group: 'move', run: () => select(0) },
  last: { keys: ['End'], label: 'key.last', group: 'move', run: () => select(ids.value.length - 1) },

  accept: {
    keys: ['a'],
    act: 'decide',
    label: 'accept',
    group: 'decide',
    run: () => decide({ status: 'accepted' }, 'status.accepted', true),
  },
  reject: {
    keys: ['r'],
    act: 'decide',
    label: 'reject',
    group: 'decide',
    run: () => decide({ status: 'rejected' }, 'status.rejected', true),
  },
  undecided: {
    keys: ['u'],
    act: 'decide',
    label: 'undecided',
    group: 'decide',
    run: () => decide({ status: 'undecided' }, 'status.undecided', true),
  },
  rejectPieces: {
    keys: ['x'],
    act: 'decide',
    label: 'key.rejectPieces',
    group: 'decide',
    run: () => rejectPieces(false),
  },
  acceptWhole: { keys: ['X'], act: 'decide', label: 'key.acceptWhole', group: 'decide', run: () => rejectPieces(true) },
  takeMend: {
    keys: ['R'],
    act: 'decide',
    label: 'key.takeMend',
    group: 'decide',
    run: takeMend,
    when: () => readerMend.value !== undefined,
  },
  undo: { keys: ['z'], label: 'undo', group: 'decide', run: undo },
  redo: { keys: ['y', 'Z'], label: 'redo', group: 'decide', run: redo },
  batch: { keys: ['b'], act: 'decide', label: 'batch', group: 'decide', run: () => openDialog('batch') },

  ...Object.fromEntries(
    Array.from({ length: 9 }, (_, n) => [
      `prefer${n + 1}`,
      { keys: [String(n + 1)], act: 'decide', label: 'key.prefer', run: () => prefer(n, 'admitted') },
    ]),
  ),
  nextRendering: { keys: ['.'], label: 'key.nextRendering', group: 'concept', run: () => stepInCard(1) },
  previousRendering: { keys: [','], label: 'key.previousRendering', group: 'concept', run: () => stepInCard(-1) },
  admitted: {
    keys: ['i'],
    act: 'decide',
    label: 'usage.admitted',
    group: 'concept',
    run: () => decide({ status: 'accepted', usage: 'admitted' }, 'usage.admitted', true),
  },
  deprecated: {
    keys: ['d'],
    act: 'decide',
    label: 'usage.deprecated',
    group: 'concept',
    run: () => decide({ status: 'accepted', usage: 'deprecated' }, 'usage.deprecated', true),
  },
  superseded: {
    keys: ['v'],
    act: 'decide',
    label: 'usage.superseded',
    group: 'concept',
    run: () => openDialog('superseded'),
  },
  merge: { keys: ['m'], act: 'decide', label: 'merge', group: 'concept', run: () => openDialog('merge') },
  split: { keys: ['s'], act: 'decide', label: 'split', group: 'concept', run: split },
  unit: { keys: ['q'], label: 'key.unit', group: 'concept', run: switchUnit },

  edit: { keys: ['e'], act: 'decide', label: 'edit', group: 'wording', run: () => openDialog('edit') },
  boundaries: { keys: ['w'], act: 'decide', label: 'boundary', group: 'wording', run: () => startDraft('zh') },
  extendLeft: {
    keys: ['['],
    act: 'decide',
    label: 'key.extendLeft',
    group: 'wording',
    run: () => moveDraft('extendLeft'),
    repeats: true,
  },
  extendRight: {
    keys: [']'],
    act: 'decide',
    label: 'key.extendRight',
    group: 'wording',
    run: () => moveDraft('extendRight'),
    repeats: true,
  },
  shrinkLeft: {
    keys: ['{'],
    act: 'decide',
    label: 'key.shrinkLeft',
    group: 'wording',
    run: () => moveDraft('shrinkLeft'),
    repeats: true,
  },
  shrinkRight: {
    keys: ['}'],
    act: 'decide',
    label: 'key.shrinkRight',
    group: 'wording',
    run: () => moveDraft('shrinkRight'),
    repeats: true,
  },
  englishBoundaries: {
    keys: ['W'],
    act: 'decide',
    label: 'key.englishBoundaries',
    group: 'wording',
    run: () => startDraft('en'),
  },
  add: { keys: ['+', 'N'], act: 'propose', label: 'add', group: 'wording', run: () => openDialog('add') },

  nextPlace: {
    keys: ['n'],
    label: 'key.nextPlace',
    group: 'look',
    run: () => lookAt(occurrence.value + 1),
    repeats: true,
  },
  previousPlace: {
    keys: ['p'],
    label: 'key.previousPlace',
    group: 'look',
    run: () => lookAt(occurrence.value - 1),
    repeats: true,
  },
  takeOut: { keys: ['o'], act: 'decide', label: 'key.takeOut', group: 'look', run: takeOut },
  context: { keys: ['c'], label: 'context', group: 'look', run: toggleContext },
  history: { keys: ['h'], label: 'history', group: 'look', run: toggleHistory },
  search: { keys: ['/'], label: 'key.search', group: 'look', run: () => focusOn('#search') },
  filters: {
    keys: ['f'],
    label: 'filters',
    group: 'look',
    run: () => {
      showsFilters.value = !showsFilters.value
    },
  },
  refresh: { keys: ['g'], label: 'key.refresh', group: 'look', run: () => refresh() },

  mine: { keys: ['M'], label: 'mine', group: 'team', run: toggleMine },
  comment: { keys: ['C'], act: 'comment', label: 'comment', group: 'team', run: startComment },
  assign: { keys: ['@'], act: 'decide', label: 'assign', group: 'team', run: () => openDialog('assign') },
  approve: { keys: ['A'], act: 'approve', label: 'approve', group: 'team', run: approve },
  askApproval: { keys: ['E'], act: 'decide', label: 'askApproval', group: 'team', run: askApproval },
  team: { keys: ['G'], label: 'view.team', group: 'team', run: () => go('team') },

  reading: { keys: ['l'], label: 'view.reading', group: 'page', run: () => go('reading') },
  pictures: { keys: ['O'], label: 'view.pictures', group: 'page', run: () => go('pictures') },
  theme: { keys: ['t'], label: 'theme', group: 'page', run: () => turn(theme) },
  density: { keys: ['T'], label: 'density', group: 'page', run: () => turn(density) },
  language: { keys: ['L'], label: 'key.language', group: 'page', run: switchLocale },
  help: { keys: ['?'], label: 'help', group: 'page', run: () => openDialog('help') },
} satisfies Record<string, Command>

export type CommandName = keyof typeof list
export const commands: Readonly<Record<CommandName, Command>> = list

/** Outside the review only these keys mean something. */
export const everywhere: ReadonlySet<Command> = new Set(
  [list.reading, list.pictures, list.team, list.theme, list.density, list.language, list.help, list.add].map(
    (one) => one as Command,
  ),
)
