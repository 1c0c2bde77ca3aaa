import { zipSync } from 'fflate'
import { openArchive } from '../../files/archive.ts'
import type { Finding } from '../../model/finding.ts'
import type { Mend, Mends, OpenFinding } from '../mends.ts'
import { type Character, charactersText, escaped, piecesOf, spacesCollapsed } from './markup.ts'

export interface WordChanges extends Mends {
  /** What a comment says of a finding. */
  readonly comment: (finding: Finding) => string
  /** ISO 8601, of the changes. */
  readonly date: string
}

export interface WordResult {
  readonly bytes: Uint8Array
  /** The mends that are tracked changes now; the others are comments, where their place was found. */
  readonly done: ReadonlySet<Mend>
}

const AUTHOR = 'shuyu'
const DOCUMENT = 'word/document.xml'
const COMMENTS = 'word/comments.xml'

/**
 * A Word document with mends as tracked changes, each with a comment, and comments for what is left open. All other
 * parts of the document stay as they are.
 */
export function editWordDocument(
  file: string,
  bytes: Uint8Array,
  { certain, open, comment, date }: WordChanges,
): WordResult {
  const parts = openArchive(bytes, file)
  const part = (name: string) => new TextDecoder().decode(parts.get(name))
  const source = part(DOCUMENT)
  const segmentOf = segmentFinder(paragraphsOf(source))
  const existing = parts.has(COMMENTS) ? part(COMMENTS) : undefined
  const writer = new Writer(source, existing ?? '', date)
  const done = new Set<Mend>()
  for (const mend of certain) {
    const found = segmentOf(mend)
    if (!found) continue
    if (writer.exchange(found.slice(mend.span.start, mend.span.end), mend.text, comment(mend.finding))) done.add(mend)
    else writer.remark(found, comment(mend.finding))
  }
  for (const left of open) {
    const found = segmentOf(left)
    if (found) writer.remark(found, comment(left.finding))
  }
  if (!writer.comments.length) return { bytes, done }
  const put = (name: string, text: string) => parts.set(name, new TextEncoder().encode(text))
  put(DOCUMENT, writer.document())
  put(COMMENTS, commentsPart(existing, writer.comments))
  if (existing === undefined) {
    put('[Content_Types].xml', withContentType(part('[Content_Types].xml')))
    const relations = 'word/_rels/document.xml.rels'
    put(relations, withRelation(parts.has(relations) ? part(relations) : EMPTY_RELATIONS))
  }
  return { bytes: zipSync(Object.fromEntries(parts), { mtime: new Date(1980, 0, 1) }), done }
}

// --- The text of the document ------------------------------------------------------------------------------------

/** A stretch of text of one format. */
interface Run {
  start: number
  end: number
  /** Its start tag, and its format as it is written. */
  tag: string
  format: string
  readonly texts: Character[][]
  /** Whether it holds anything but its format and text. */
  hasOthers: boolean
  /** Whether somebody has put it in, which is not decided on yet. */
  readonly isInserted: boolean
}

interface PlacedCharacter extends Character {
  readonly run?: Run
}

type Paragraph = readonly PlacedCharacter[]

const SKIPPED = new Set(['w:del', 'w:moveFrom', 'mc:Fallback', 'w:rt'])

/** The paragraphs of a document, with the runs they are made of; those of text boxes stand for themselves. */
function paragraphsOf(source: string): Paragraph[] {
  const paragraphs: PlacedCharacter[][] = []
  const open: {
    readonly name: string
    readonly start: number
    readonly paragraph?: PlacedCharacter[]
    readonly run?: Run
  }[] = []
  const add = (characters: readonly Character[]) => {
    const paragraph = open.findLast((one) => one.paragraph)?.paragraph
    if (open.some(({ name }) => SKIPPED.has(name))) return
    const run = open.findLast((one) => one.run)?.run
    for (const character of characters) paragraph?.push({ ...character, run })
  }
  for (const piece of piecesOf(source)) {
    if (piece.kind === 'text') {
      if (open.at(-1)?.name !== 'w:t') continue
      open.at(-2)?.run?.texts.push([...piece.characters])
      add(piece.characters)
      continue
    }
    const { kind, name, start, end } = piece
    if (kind === 'close') {
      const closed = open.pop()
      if (closed?.run) closed.run.end = end
      const run = open.at(-1)?.run
      if (closed && name === 'w:rPr' && run) run.format = source.slice(closed.start, end)
      continue
    }
    if (name === 'w:tab' || name === 'w:br' || name === 'w:cr') add([{ text: ' ', start, end }])
    const around = open.at(-1)?.run
    if (around && name !== 'w:rPr' && name !== 'w:t') around.hasOthers = true
    if (kind === 'empty') continue
    const isInserted = open.some((one) => one.name === 'w:ins' || one.name === 'w:moveTo')
    const tag = source.slice(start, end)
    const run = name === 'w:r' ? { start, end, tag, format: '', texts: [], hasOthers: false, isInserted } : undefined
    const paragraph = name === 'w:p' ? [] : undefined
    if (paragraph) paragraphs.push(paragraph)
    open.push({ name, start, paragraph, run })
  }
  return paragraphs
}

/** Finds segments in the paragraphs: the text as it was read, of several places the one it was. */
function segmentFinder(paragraphs: readonly Paragraph[]): (at: OpenFinding) => PlacedCharacter[] | undefined {
  const texts = paragraphs.map((paragraph) => spacesCollapsed(paragraph) as readonly PlacedCharacter[])
  const strings = texts.map(charactersText)
  return ({ segment: { text }, repetition }) => {
    let passed = 0
    for (const [n, string] of strings.entries())
      for (let at = string.indexOf(text); at >= 0; at = string.indexOf(text, at + text.length))
        if (passed++ === repetition) return texts[n].slice(at, at + text.length)
    return undefined
  }
}

// --- Writing -----------------------------------------------------------------------------------------------------

interface Cut {
  readonly from: number
  readonly to: number
  /** What is put in after it. */
  readonly text: string
  /** Comments that begin before it and end after it. */
  readonly begins?: number
  readonly ends?: number
}

/** The changes to runs, before they are written. */
class Writer {
  readonly comments: { readonly id: number; readonly text: string; readonly date: string }[] = []
  readonly #source: string
  readonly #date: string
  readonly #cuts = new Map<Run, Cut[]>()
  readonly #begins = new Map<Run, number[]>()
  readonly #ends = new Map<Run, number[]>()
  #id: number

  constructor(source: string, comments: string, date: string) {
    this.#source = source
    this.#date = date
    const ids = [...`${source}${comments}`.matchAll(/\bw:id="(\d+)"/g)].map(([, id]) => Number(id))
    this.#id = ids.reduce((most, id) => Math.max(most, id), 0)
  }

  /** Exchanges characters, if they are in runs that can be cut. */
  exchange(characters: readonly PlacedCharacter[], text: string, comment: string): boolean {
    const runs = [...new Set(characters.map(({ run }) => run))]
    const cuts = runs.map(
      (run) =>
        run &&
        cutOf(
          run,
          characters.filter((character) => character.run === run),
        ),
    )
    const isFree = cuts.every(
      (cut, i) => cut && !this.#cuts.get(runs[i] as Run)?.some(({ from, to }) => from < cut.to && cut.from < to),
    )
    if (!isFree || !runs.length) return false
    const id = this.#comment(comment)
    for (const [i, run] of (runs as Run[]).entries()) {
      const { from, to } = cuts[i] as { from: number; to: number }
      const isLast = i === runs.length - 1
      const cut = { from, to, text: isLast ? text : '', ...(i === 0 && { begins: id }), ...(isLast && { ends: id }) }
      this.#cuts.set(run, [...(this.#cuts.get(run) ?? []), cut])
    }
    return true
  }

  /** Puts a comment on characters, by whole runs. */
  remark(characters: readonly PlacedCharacter[], comment: string): void {
    const runs = characters.flatMap(({ run }) => run ?? [])
    const last = runs.at(-1)
    if (!last) return
    const id = this.#comment(comment)
    this.#begins.set(runs[0], [...(this.#begins.get(runs[0]) ?? []), id])
    this.#ends.set(last, [...(this.#ends.get(last) ?? []), id])
  }

  /** The document with all changes. */
  document(): string {
    const runs = [...new Set([...this.#cuts.keys(), ...this.#begins.keys(), ...this.#ends.keys()])]
    let text = ''
    let from = 0
    for (const run of runs.toSorted((a, b) => a.start - b.start)) {
      text += this.#source.slice(from, run.start)
      text += (this.#begins.get(run) ?? []).map(commentStart).join('')
      text += this.#cuts.has(run) ? this.#written(run) : this.#source.slice(run.start, run.end)
      text += (this.#ends.get(run) ?? []).map(commentEnd).join('')
      from = run.end
    }
    return text + this.#source.slice(from)
  }

  #written(run: Run): string {
    const [characters] = run.texts
    const piece = (from: number, to: number, element = 'w:t') =>
      textRun(run, charactersText(characters.slice(from, to)), element)
    let text = ''
    let at = 0
    for (const { from, to, text: put, begins, ends } of (this.#cuts.get(run) ?? []).toSorted(
      (a, b) => a.from - b.from,
    )) {
      text += piece(at, from)
      if (begins !== undefined) text += commentStart(begins)
      if (to > from) text += this.#change('del', piece(from, to, 'w:delText'))
      if (put) text += this.#change('ins', textRun(run, put, 'w:t'))
      if (ends !== undefined) text += commentEnd(ends)
      at = to
    }
    return text + piece(at, characters.length)
  }

  #change(kind: 'del' | 'ins', content: string): string {
    return `<w:${kind} w:id="${++this.#id}" w:author="${AUTHOR}" w:date="${this.#date}">${content}</w:${kind}>`
  }

  #comment(text: string): number {
    this.comments.push({ id: ++this.#id, text, date: this.#date })
    return this.#id
  }
}

/** Which characters of a run; undefined where it is not simply text, or is a change itself. */
function cutOf(run: Run, characters: readonly Character[]): { from: number; to: number } | undefined {
  if (run.hasOthers || run.isInserted || run.texts.length !== 1) return undefined
  const [all] = run.texts
  const from = all.findIndex(({ start }) => start === characters[0].start)
  const to = all.findLastIndex(({ end }) => end === characters.at(-1)?.end) + 1
  return from >= 0 && to > from ? { from, to } : undefined
}

function textRun({ tag, format }: Run, text: string, element: string): string {
  return text && `${tag}${format}<${element} xml:space="preserve">${escaped(text)}</${element}></w:r>`
}

const commentStart = (id: number) => `<w:commentRangeStart w:id="${id}"/>`
const commentEnd = (id: number) => `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`

// --- The other parts ---------------------------------------------------------------------------------------------

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const EMPTY_RELATIONS = `${DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`

function commentsPart(existing: string | undefined, comments: Writer['comments']): string {
  const written = comments.map(
    ({ id, text, date }) =>
      `<w:comment w:id="${id}" w:author="${AUTHOR}" w:date="${date}" w:initials="S"><w:p><w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p></w:comment>`,
  )
  const before = existing ?? `${DECLARATION}<w:comments xmlns:w="${W}"></w:comments>`
  return inserted(before, 'w:comments', written.join(''))
}

function withContentType(types: string): string {
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml'
  return inserted(types, 'Types', `<Override PartName="/${COMMENTS}" ContentType="${type}"/>`)
}

function withRelation(relations: string): string {
  let id = 1
  while (relations.includes(`"shuyu${id}"`)) id++
  return inserted(
    relations,
    'Relationships',
    `<Relationship Id="shuyu${id}" Type="${RELATIONS}/comments" Target="comments.xml"/>`,
  )
}

/** Puts elements at the end of the root element. */
function inserted(xml: string, root: string, elements: string): string {
  const end = xml.lastIndexOf(`</${root}>`)
  if (end >= 0) return xml.slice(0, end) + elements + xml.slice(end)
  return xml.replace(
    new RegExp(`<${root}(\\s[^>]*)?/>`),
    (_, attributes = '') => `<${root}${attributes}>${elements}</${root}>`,
  )
}
