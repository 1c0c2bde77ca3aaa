import { fileInMemory } from '../../files/inputFile.ts'
import { children, textOf, type XmlElement, xmlElements } from '../../files/xml.ts'
import { languageOf } from '../../glossaries/importers/vocabulary.ts'
import type { Language } from '../../model/document.ts'
import { InputError } from '../../model/errors.ts'
import { type PlacedText, placed } from './placed.ts'
import type { Format, Row } from './source.ts'

/**
 * XLIFF 1.2 and 2.x: each translated segment is a bead, of all files in it. Segments without a translation are read for
 * the language they have. Notes, glossaries, alternative translations and what a reviser has deleted are left out; what
 * is not to be translated or is locked is marked so.
 * @throws InputError for XML that is not well-formed or beyond the limits, or where the languages are others.
 */
export const xliff: Format = async (file) => {
  const rows: Row[] = []
  for await (const { element, around } of xmlElements(fileInMemory(file.name, file.bytes), ['unit', 'trans-unit'])) {
    const [source, target] = languagesOf(around, file.name)
    const isFixedUnit = isNotTranslated([...around, element])
    for (const { first, second, isLocked } of element.name === 'unit' ? segments(element) : transUnit(element)) {
      const fixed = isFixedUnit || isLocked ? { isFixed: true } : {}
      rows.push({ zh: NOTHING, en: NOTHING, [source]: first, [target]: second, ...fixed })
    }
  }
  return { kind: 'rows', rows: rows.filter((row) => row.zh.text || row.en.text) }
}

const NOTHING = placed('', 1)

/** Source and target of a segment. */
interface XliffSegment {
  readonly first: PlacedText
  readonly second: PlacedText
  /** Whether the program that wrote it lets nobody change it. */
  readonly isLocked: boolean
}

/** The segments of a unit of XLIFF 2; what is ignorable lies between segments and is white space. */
function segments(unit: XmlElement): XliffSegment[] {
  return children(unit, 'segment').map((segment) => ({
    first: content(children(segment, 'source')[0]),
    second: content(children(segment, 'target')[0]),
    isLocked: isLocked(segment),
  }))
}

/** A unit of XLIFF 1.2: segment by segment where <seg-source> and <target> mark the same ones, else as a whole. */
function transUnit(unit: XmlElement): XliffSegment[] {
  const [source, segmented, target] = ['source', 'seg-source', 'target'].map((name) => children(unit, name)[0])
  const [first, second] = [marked(segmented), marked(target)]
  if (first.size > 0 && [...second.keys()].every((id) => first.has(id))) {
    const locked = lockedSegments(unit)
    return [...first].map(([id, element]) => ({
      first: content(element),
      second: content(second.get(id)),
      isLocked: isLocked(unit) || locked.has(id),
    }))
  }
  return [{ first: content(source), second: content(target), isLocked: isLocked(unit) }]
}

/** The ids of segments that Trados has locked. */
function lockedSegments(unit: XmlElement): Set<string | undefined> {
  const definitions = children(unit, 'seg-defs').flatMap((element) => children(element, 'seg'))
  return new Set(definitions.filter(isLocked).map(({ attributes }) => attributes.id))
}

/** Trados and Phrase write `true`, memoQ `locked`. */
const isLocked = ({ attributes }: XmlElement) => attributes.locked === 'true' || attributes.locked === 'locked'

/** Whether the innermost element that says anything of it says `translate="no"`. */
function isNotTranslated(elements: readonly XmlElement[]): boolean {
  return elements.flatMap(({ attributes }) => attributes.translate ?? []).at(-1) === 'no'
}

/** Segments that <mrk mtype="seg"> marks, by their ids. */
function marked(element: XmlElement | undefined): Map<string, XmlElement> {
  const found = new Map<string, XmlElement>()
  const visit = (parent: XmlElement) => {
    for (const child of children(parent)) {
      if (child.name === 'mrk' && child.attributes.mtype === 'seg') found.set(child.attributes.mid ?? '', child)
      else visit(child)
    }
  }
  if (element) visit(element)
  return found
}

function content(element: XmlElement | undefined): PlacedText {
  return element ? placed(textOf(element, isNoText).replace(/\s+/g, ' ').trim(), element.line) : NOTHING
}

/**
 * Inline elements of 1.2 that hold codes of another format (those of 2.x are empty or hold text), and what a reviser has
 * deleted: Trados marks it, memoQ has an element for it.
 */
function isNoText({ name, attributes }: XmlElement): boolean {
  return ['bpt', 'ept', 'it', 'ph', 'del'].includes(name) || (name === 'mrk' && attributes.mtype === 'x-sdl-deleted')
}

function languagesOf(around: readonly XmlElement[], file: string): [Language, Language] {
  const nearest = (...names: string[]) =>
    around.flatMap(({ attributes }) => names.flatMap((name) => attributes[name] ?? [])).at(-1)
  const named = [nearest('srcLang', 'source-language'), nearest('trgLang', 'target-language')]
  const [source, target] = named.map(languageOf)
  if (source && target && source !== target) return [source, target]
  const found = named.map((name) => name ?? 'none named').join(' and ')
  const message = `expected Chinese and English as source and target language, found ${found}`
  throw new InputError(file, message, { line: around.at(-1)?.line })
}
