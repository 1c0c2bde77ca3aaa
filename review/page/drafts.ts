import { type Move, move, type Side, snap } from './spans.ts'
import { type Draft, draft, occurrence, sheet } from './state.ts'

/** Begins to move the boundaries in the occurrence looked at. */
export function startDraft(side: Side): Draft | undefined {
  const shown = sheet.value
  const line = shown?.concordance.lines[occurrence.value]
  if (!shown || !line) return undefined
  draft.value ??= { id: shown.rendering.id, unit: line.unit, side, zh: line.zh, en: line.en }
  return draft.value
}

export function moveDraft(how: Move): void {
  const moving = startDraft('zh')
  if (!moving) return
  const { side, unit } = moving
  draft.value = { ...moving, [side]: move(unit[side], moving[side], side, how) }
}

export function switchSide(): void {
  if (draft.value) draft.value = { ...draft.value, side: draft.value.side === 'zh' ? 'en' : 'zh' }
}

/** Takes the text that is selected in a sentence of the occurrence looked at as the new span. */
export function draftFromSelection(): void {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || !selection.rangeCount) return
  const range = selection.getRangeAt(0)
  const container = range.commonAncestorContainer
  const element = container instanceof Element ? container : container.parentElement
  const sentence = element?.closest<HTMLElement>('[data-side]')
  if (!sentence) return
  const side = sentence.dataset.side as Side
  const before = document.createRange()
  before.selectNodeContents(sentence)
  before.setEnd(range.startContainer, range.startOffset)
  const start = before.toString().length
  const moving = startDraft(side)
  const span = moving && snap(moving.unit[side], { start, end: start + range.toString().length }, side)
  if (span) draft.value = { ...moving, side, [side]: span }
  selection.removeAllRanges()
}
