/**
 * Interleaved transcripts as ministries publish them, made from aligned documents: pages of the two languages take
 * turns, each language is cut into pages at places of its own, in the middle of sentences too, speakers have labels,
 * a page may be missing and the tail cut off.
 */
import type { IndexedBead } from './beads.ts'
import { type Random, randomBelow } from './random.ts'
import type { GoldDocument } from './sentenceGold.ts'

/** A generated transcript with what it takes to score an alignment of it. */
export interface Transcript {
  readonly name: string
  readonly text: string
  readonly zh: PublishedText
  readonly en: PublishedText
  /** The beads of the document as far as their sentences are all published whole. */
  readonly beads: readonly IndexedBead[]
}

/** All characters of one language as published, white space left out, with the sentence each belongs to (-1: a label). */
export interface PublishedText {
  readonly characters: string
  readonly sentences: Int32Array
  /** Sentences of which only a part is published. */
  readonly broken: ReadonlySet<number>
}

export interface InterleaveOptions {
  /** Leave out one page of one language. */
  readonly missingPage?: boolean
  /** Break one language off in the middle of a sentence, near its end. */
  readonly cutTail?: boolean
}

type Side = 'zh' | 'en'

/** A stretch of text of one sentence, or a label (-1). */
interface Piece {
  readonly text: string
  readonly sentence: number
  readonly startsParagraph: boolean
}

/** Pages, the paragraphs of a page, the pieces of a paragraph. */
type Page = Piece[][]

const speakers = [
  { zh: '发言人', en: 'Spokesperson' },
  { zh: '新华社记者', en: 'Xinhua News Agency' },
  { zh: '发言人', en: 'Spokesperson' },
  { zh: '路透社记者', en: 'Reuters' },
]
/** Beads in a speaker's turn, and in a paragraph: at least, and at most so many more. */
const turn = { least: 5, more: 12 }
const paragraph = { least: 1, more: 4 }
/** How often a paragraph break of one language is missing in the other. */
const unpairedBreaks = 0.15
/** Characters of a page, at least and at most so many more. */
const pageLength = { zh: { least: 300, more: 600 }, en: { least: 900, more: 2000 } }
const endMark = { zh: /[。！？…；：][”’」』）]*\s*$/, en: /[.!?…;:]["”’')]*\s*$/ }

export function interleave(document: GoldDocument, random: Random, options: InterleaveOptions = {}): Transcript {
  const pieces = layOut(document, random)
  const pages = { zh: pagesOf(pieces.zh, 'zh', random), en: pagesOf(pieces.en, 'en', random) }
  const side: Side = random() < 0.5 ? 'zh' : 'en'
  if (options.missingPage && pages[side].length > 2) {
    pages[side].splice(1 + randomBelow(random, pages[side].length - 2), 1)
  }
  if (options.cutTail) cutTail(pages[random() < 0.5 ? 'zh' : 'en'], random)
  const zh = publish(pages.zh, document.zh)
  const en = publish(pages.en, document.en)
  const whole = { zh: wholeSentences(zh), en: wholeSentences(en) }
  return {
    name: document.name,
    text: alternate(pages, random),
    zh,
    en,
    beads: document.beads.filter(
      (bead) => bead.zh.every((s) => whole.zh.has(s)) && bead.en.every((s) => whole.en.has(s)),
    ),
  }
}

/** Labels and paragraphs: what begins a turn begins a paragraph, what has no end mark is a paragraph of its own. */
function layOut(document: GoldDocument, random: Random): Record<Side, Piece[]> {
  const pieces: Record<Side, Piece[]> = { zh: [], en: [] }
  let speaker = -1
  let untilTurn = 1
  let untilParagraph = 1
  let afterTitle = true
  for (const bead of document.beads) {
    const isTitle = (['zh', 'en'] as const).some((side) =>
      bead[side].some((s) => !endMark[side].test(document[side][s])),
    )
    untilTurn--
    untilParagraph--
    const startsTurn = untilTurn <= 0 && !isTitle && bead.zh.length > 0 && bead.en.length > 0
    const startsParagraph = startsTurn || isTitle || afterTitle || untilParagraph <= 0
    if (startsTurn) {
      speaker = (speaker + 1) % speakers.length
      untilTurn = turn.least + randomBelow(random, turn.more)
    }
    if (startsParagraph) untilParagraph = paragraph.least + randomBelow(random, paragraph.more)
    for (const side of ['zh', 'en'] as const) {
      const breaks = startsParagraph && (startsTurn || isTitle || afterTitle || random() >= unpairedBreaks)
      const label = side === 'zh' ? `${speakers[speaker]?.zh}：` : `${speakers[speaker]?.en}: `
      if (startsTurn) pieces[side].push({ text: label, sentence: -1, startsParagraph: true })
      bead[side].forEach((sentence, k) => {
        const text = document[side][sentence].trim()
        pieces[side].push({ text, sentence, startsParagraph: !startsTurn && ((breaks && k === 0) || isTitle) })
      })
    }
    afterTitle = isTitle
  }
  return pieces
}

/** Fills pages to lengths drawn at random; the piece that does not fit is cut, or moved whole to the next page. */
function pagesOf(pieces: readonly Piece[], side: Side, random: Random): Page[] {
  const pages: Page[] = [[]]
  const draw = () => pageLength[side].least + randomBelow(random, pageLength[side].more)
  let room = draw()
  const add = (piece: Piece, startsParagraph: boolean) => {
    const page = pages[pages.length - 1]
    if (startsParagraph || page.length === 0) page.push([piece])
    else page[page.length - 1].push(piece)
    room -= piece.text.length
  }
  for (const piece of pieces) {
    if (piece.text.length <= room) {
      add(piece, piece.startsParagraph)
      continue
    }
    const at = piece.sentence < 0 || random() < 0.4 ? 0 : cutPlace(piece.text, side, random)
    if (at > 0) add({ ...piece, text: piece.text.slice(0, at) }, piece.startsParagraph)
    pages.push([])
    room = draw()
    add({ ...piece, text: piece.text.slice(at) }, piece.startsParagraph)
  }
  return pages
}

/** A place inside a sentence: anywhere between Chinese characters, at a space in English. 0 where it is too short. */
function cutPlace(text: string, side: Side, random: Random): number {
  const from = Math.floor(text.length * (0.2 + 0.6 * random()))
  const at = side === 'zh' ? from : text.indexOf(' ', from) + 1
  return at > 0 && text.length - at > 5 ? at : 0
}

/** Drops the last tenth of the sentences and breaks off inside the one before. */
function cutTail(pages: Page[], random: Random): void {
  const count = pages.flat(2).length
  let dropped = 1 + randomBelow(random, Math.ceil(count / 10))
  while (dropped > 0) {
    const page = pages[pages.length - 1]
    const last = page[page.length - 1]
    if (last.length === 0) page.pop()
    else {
      last.pop()
      dropped--
    }
    if (page.length === 0) pages.pop()
  }
  const lines = pages[pages.length - 1]
  const line = lines[lines.length - 1]
  const piece = line.pop()
  if (piece) line.push({ ...piece, text: piece.text.slice(0, Math.ceil(piece.text.length * 0.6)) })
}

function publish(pages: readonly Page[], sentences: readonly string[]): PublishedText {
  const pieces = pages.flat(2).map(({ text, sentence }) => ({ characters: withoutSpace(text), sentence }))
  const owners = pieces.flatMap(({ characters, sentence }) => Array<number>(characters.length).fill(sentence))
  const published = new Map<number, number>()
  for (const owner of owners) published.set(owner, (published.get(owner) ?? 0) + 1)
  const broken = [...published].filter(([s, length]) => s >= 0 && length < withoutSpace(sentences[s]).length)
  return {
    characters: pieces.map(({ characters }) => characters).join(''),
    sentences: Int32Array.from(owners),
    broken: new Set(broken.map(([s]) => s)),
  }
}

function wholeSentences({ sentences, broken }: PublishedText): Set<number> {
  return new Set([...new Set(sentences)].filter((s) => s >= 0 && !broken.has(s)))
}

/** One page of the one language, then one of the other; the languages need not have as many. */
function alternate(pages: Record<Side, readonly Page[]>, random: Random): string {
  const order: readonly Side[] = random() < 0.5 ? ['zh', 'en'] : ['en', 'zh']
  const paragraphs: string[] = []
  for (let k = 0; k < Math.max(pages.zh.length, pages.en.length); k++) {
    for (const side of order) {
      for (const pieces of pages[side][k] ?? []) {
        const texts = pieces.map((piece) => piece.text.trim())
        paragraphs.push(texts.join(side === 'zh' ? '' : ' '))
      }
    }
  }
  return `${paragraphs.join('\n\n')}\n`
}

export function withoutSpace(text: string): string {
  return text.replace(/\s+/g, '')
}
