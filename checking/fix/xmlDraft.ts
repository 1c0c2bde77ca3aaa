import type { TextEdit } from '../../files/byteEdits.ts'
import type { Mend } from '../mends.ts'
import { attribute, type Character, charactersText, escaped, localName, piecesOf, spacesCollapsed } from './markup.ts'

/** A segment of the target language, with the line on which its start tag ends. */
interface Target {
  readonly line: number
  readonly characters: Character[]
}

/**
 * The edits that mends are in an XLIFF or TMX file. Only translations are changed, never the source, and only where a
 * mend stands in one stretch of text, without inline codes in it.
 */
export function xmlEdits(source: string, mends: readonly Mend[], isUnicode: boolean): Map<Mend, TextEdit> {
  const targets = targetsOf(source).map(({ line, characters }) => ({ line, characters: spacesCollapsed(characters) }))
  const edits = new Map<Mend, TextEdit>()
  const byText = new Map<string, typeof targets>()
  for (const target of targets)
    byText.set(charactersText(target.characters), [...(byText.get(charactersText(target.characters)) ?? []), target])
  for (const mend of mends) {
    const { segment, repetition, span, text } = mend
    const alike = byText.get(segment.text) ?? []
    const target =
      alike[repetition]?.line === segment.place.line ? alike[repetition] : onlyOne(alike, segment.place.line)
    const range = target && rangeOf(target.characters.slice(span.start, span.end))
    if (range) edits.set(mend, { ...range, text: escaped(text, isUnicode) })
  }
  return edits
}

function onlyOne<One extends { readonly line: number }>(targets: readonly One[], line: number): One | undefined {
  const there = targets.filter((target) => target.line === line)
  return there.length === 1 ? there[0] : undefined
}

/** Where characters stand, if they stand together. */
export function rangeOf(characters: readonly Character[]): { start: number; end: number } | undefined {
  const [first] = characters
  const last = characters.at(-1)
  if (!first || !last) return undefined
  const isTogether = characters.every(
    (one, i) => i === 0 || one.start === characters[i - 1].end || one.start === characters[i - 1].start,
  )
  return isTogether ? { start: first.start, end: last.end } : undefined
}

const CODES = ['bpt', 'ept', 'it', 'ph', 'ut', 'del']

function targetsOf(source: string): Target[] {
  const targets: Target[] = []
  const open: { name: string; target?: Target; isCode: boolean }[] = []
  const isEnglishSource = /^en/i.test(attribute(/<header\b[^>]*>/.exec(source)?.[0] ?? '', 'srclang') ?? '')
  let line = 1
  let counted = 0
  const lineAt = (offset: number) => {
    for (; counted < offset; counted++) if (source[counted] === '\n') line++
    return line
  }
  for (const piece of piecesOf(source)) {
    if (piece.kind === 'text') {
      if (!open.some(({ isCode }) => isCode))
        for (const { target } of open) for (const character of piece.characters) target?.characters.push(character)
      continue
    }
    if (piece.kind === 'empty') continue
    const name = localName(piece.name)
    if (piece.kind === 'close') {
      open.pop()
      continue
    }
    const tag = source.slice(piece.start, piece.end)
    const isIn = (around: string) => open.some((one) => one.name === around)
    const isSegment = name === 'mrk' && attribute(tag, 'mtype') === 'seg'
    const isTarget =
      !isIn('alt-trans') &&
      (name === 'target' || (name === 'seg' && isIn('tuv') && !isEnglishSource) || (isSegment && isIn('target')))
    const target = isTarget ? { line: lineAt(piece.end), characters: [] } : undefined
    // A segment that is marked is read by itself, not as a part of its unit.
    if (isSegment && target)
      for (const around of open) if (around.target) targets.splice(targets.indexOf(around.target) >>> 0, 1)
    if (target) targets.push(target)
    open.push({ name, target, isCode: CODES.includes(name) || attribute(tag, 'mtype') === 'x-sdl-deleted' })
  }
  return targets
}
