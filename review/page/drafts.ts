import { effect, signal } from '@preact/signals'
import { getRows } from './client.ts'
import { type Move, move, type SpanSide, snap } from './spans.ts'
import { currentId, type Draft, draft, drafts, occurrence, ownSheet, queueRowOf } from './state.ts'

/** Boundaries that were moved and not saved: kept by pair, also over a reload of the page. */

const place = 'drafts'

export function restoreDrafts(): void {
  try {
    drafts.value = new Map(JSON.parse(sessionStorage.getItem(place) ?? '[]') as [string, Draft][])
  } catch {
    // What cannot be read was not written by this version.
  }
  effect(() => sessionStorage.setItem(place, JSON.stringify([...drafts.value])))
}

export function setDraft(id: string, next: Draft | undefined): void {
  const changed = new Map(drafts.value)
  if (next) changed.set(id, next)
  else changed.delete(id)
  drafts.value = changed
}

/** Begins to move the boundaries in the occurrence looked at; a text selected there is where they begin. */
export function startDraft(side: SpanSide): Draft | undefined {
  const id = currentId.value
  const row = queueRowOf(id)
  const line = ownSheet.value?.concordance.lines[occurrence.value]
  if (id === undefined || !row || !line) return undefined
  if (!draft.value) {
    const { zh, en, revision } = row
    setDraft(id, { id, base: { zh, en, revision }, unit: line.unit, side, zh: line.zh, en: line.en })
  } else if (draft.value.side !== side) setDraft(id, { ...draft.value, side })
  takeSelection()
  return draft.value
}

export function moveDraft(how: Move): void {
  const moving = startDraft(draft.value?.side ?? 'zh')
  if (!moving) return
  const { side, unit } = moving
  setDraft(moving.id, { ...moving, [side]: move(unit[side], moving[side], side, how) })
}

export function switchSide(): void {
  const moving = draft.value
  if (moving) setDraft(moving.id, { ...moving, side: moving.side === 'zh' ? 'en' : 'zh' })
}

export function dropDraft(): void {
  if (draft.value) setDraft(draft.value.id, undefined)
}

/** Somebody changed the pair meanwhile: the draft is from now on a change of what it says now. */
export async function rebaseDraft(id: string): Promise<void> {
  const moving = drafts.value.get(id)
  const [row] = moving ? await getRows([id]) : []
  if (moving && row) setDraft(id, { ...moving, base: row })
}

/** Text selected in a sentence of the occurrence looked at, to copy or to take as the wording. */
export const selectedText = signal<
  { readonly side: SpanSide; readonly start: number; readonly end: number } | undefined
>(undefined)

export function noteSelection(): void {
  const found = selectionIn('.line.full [data-side]')
  const before = selectedText.value
  if (found?.start !== before?.start || found?.end !== before?.end || found?.side !== before?.side)
    selectedText.value = found
}

/** The selected text as a place in the sentence that matches `selector`. */
export function selectionIn(selector: string) {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || !selection.rangeCount) return undefined
  const range = selection.getRangeAt(0)
  const container = range.commonAncestorContainer
  const element = container instanceof Element ? container : container.parentElement
  const sentence = element?.closest<HTMLElement>(selector)
  if (!sentence) return undefined
  const before = document.createRange()
  before.selectNodeContents(sentence)
  before.setEnd(range.startContainer, range.startOffset)
  const start = before.toString().length
  return { side: sentence.dataset.side as SpanSide, start, end: start + range.toString().length, sentence }
}

function takeSelection(): void {
  const chosen = selectedText.value
  const moving = draft.value
  if (!chosen || !moving) return
  const span = snap(moving.unit[chosen.side], chosen, chosen.side)
  if (span) setDraft(moving.id, { ...moving, side: chosen.side, [chosen.side]: span })
  getSelection()?.removeAllRanges()
  selectedText.value = undefined
}
