import type { InputFile } from './inputFile.ts'
import { children, descendants, textOf, type XmlElement, xmlElements } from './xml.ts'

/** A `unit` of XLIFF 2, or a `trans-unit` of XLIFF 1.2. */
export interface XliffUnit {
  /** Line on which the unit begins, from 1. */
  readonly line: number
  /** Language tags as written, of the file that the unit is in. */
  readonly languages: { readonly source?: string; readonly target?: string }
  /** The innermost element that says anything of it says `translate="no"`. */
  readonly isFixed: boolean
  /** Of 1.2: whether somebody has approved of the translation, where the file says anything of it. */
  readonly isApproved?: boolean
  readonly segments: readonly XliffSegment[]
  /** Entries of the Glossary module of 2.x. */
  readonly glossary: readonly XliffGlossaryEntry[]
  readonly notes: readonly string[]
}

export interface XliffSegment {
  readonly line: number
  readonly source?: XliffText
  readonly target?: XliffText
  /** The program that wrote it lets nobody change it. */
  readonly isLocked: boolean
  /** How far the translation is, as written: `translated`, `needs-translation`, `final`. */
  readonly state?: string
  /** What else says so, as written: the qualifier of the state, what Trados has confirmed (`Draft`). */
  readonly marks: readonly string[]
}

export interface XliffText {
  /** Without the codes of another format, and without what a reviser has deleted. White space is kept. */
  readonly text: string
  readonly line: number
}

export interface XliffGlossaryEntry {
  readonly line: number
  readonly terms: readonly XliffGlossaryTerm[]
  readonly translations: readonly XliffGlossaryTerm[]
  readonly definition?: string
}

export interface XliffGlossaryTerm {
  readonly text: string
  /** Where it is from. */
  readonly source?: string
}

/**
 * The units of XLIFF 1.2 and 2.x, of all files in it, one after the other. Alternative translations are left out.
 * @throws InputError for XML that is not well-formed or beyond the limits.
 */
export async function* xliffUnits(file: InputFile): AsyncGenerator<XliffUnit> {
  for await (const { element, around } of xmlElements(file, ['unit', 'trans-unit'])) {
    const nearest = (...names: string[]) =>
      [...around, element].flatMap(({ attributes }) => names.flatMap((name) => attributes[name] ?? [])).at(-1)
    yield {
      line: element.line,
      languages: { source: nearest('srcLang', 'source-language'), target: nearest('trgLang', 'target-language') },
      isFixed: nearest('translate') === 'no',
      ...(element.attributes.approved && { isApproved: element.attributes.approved === 'yes' }),
      segments: element.name === 'unit' ? segments(element) : segmentsOfTransUnit(element),
      glossary: descendants(element, 'glossEntry').map(glossaryEntry),
      notes: [
        ...children(element, 'note'),
        ...children(element, 'notes').flatMap((notes) => children(notes, 'note')),
      ].map((note) => textOf(note)),
    }
  }
}

/** The segments of a unit of XLIFF 2; what is ignorable lies between segments and is white space. */
function segments(unit: XmlElement): XliffSegment[] {
  return children(unit, 'segment').map((segment) => ({
    line: segment.line,
    source: content(children(segment, 'source')[0]),
    target: content(children(segment, 'target')[0]),
    isLocked: isLocked(segment),
    state: segment.attributes.state,
    marks: [],
  }))
}

/** A unit of XLIFF 1.2: segment by segment where <seg-source> and <target> mark the same ones, else as a whole. */
function segmentsOfTransUnit(unit: XmlElement): XliffSegment[] {
  const [source, segmented, target] = ['source', 'seg-source', 'target'].map((name) => children(unit, name)[0])
  const state = target?.attributes.state
  const qualifier = target?.attributes['state-qualifier']
  const confirmed = children(unit, 'seg-defs').flatMap((element) => children(element, 'seg'))
  const marks = (id?: string) =>
    [
      qualifier,
      ...confirmed
        .filter(({ attributes }) => id === undefined || attributes.id === id)
        .map(({ attributes }) => attributes.conf),
    ].filter((mark) => mark !== undefined)
  const [first, second] = [marked(segmented), marked(target)]
  if (first.size > 0 && [...second.keys()].every((id) => first.has(id))) {
    const locked = lockedSegments(unit)
    return [...first].map(([id, element]) => ({
      line: element.line,
      source: content(element),
      target: content(second.get(id)),
      isLocked: isLocked(unit) || locked.has(id),
      state,
      marks: marks(id),
    }))
  }
  return [
    {
      line: unit.line,
      source: content(source),
      target: content(target),
      isLocked: isLocked(unit),
      state,
      marks: marks(),
    },
  ]
}

/** The ids of segments that Trados has locked. */
function lockedSegments(unit: XmlElement): Set<string | undefined> {
  const definitions = children(unit, 'seg-defs').flatMap((element) => children(element, 'seg'))
  return new Set(definitions.filter(isLocked).map(({ attributes }) => attributes.id))
}

/** Trados and Phrase write `true`, memoQ `locked`. */
const isLocked = ({ attributes }: XmlElement) => attributes.locked === 'true' || attributes.locked === 'locked'

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

function content(element: XmlElement | undefined): XliffText | undefined {
  return element && { text: textOf(element, isNoText), line: element.line }
}

/**
 * Inline elements of 1.2 that hold codes of another format (those of 2.x are empty or hold text), and what a reviser has
 * deleted: Trados marks it, memoQ has an element for it.
 */
function isNoText({ name, attributes }: XmlElement): boolean {
  return ['bpt', 'ept', 'it', 'ph', 'del'].includes(name) || (name === 'mrk' && attributes.mtype === 'x-sdl-deleted')
}

function glossaryEntry(entry: XmlElement): XliffGlossaryEntry {
  const terms = (name: string) =>
    children(entry, name).map((term) => ({ text: textOf(term, isNoText), source: term.attributes.source }))
  return {
    line: entry.line,
    terms: terms('term'),
    translations: terms('translation'),
    definition: children(entry, 'definition').map((child) => textOf(child))[0],
  }
}
