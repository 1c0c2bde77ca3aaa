import type { TranslationUnit } from '../../model/bitext.ts'
import type { ConceptEntry, Occurrence, Rendering } from '../../model/term.ts'

/** A pair that is asked about, by its number in the question (from 1), in the wording of its sentence pair. */
export interface AskedPair {
  readonly number: number
  /** Id of the rendering. */
  readonly rendering: string
  readonly zh: string
  readonly en: string
  /** Where it is asked about. */
  readonly occurrence: Occurrence
}

/** A sentence pair of a question, by its number there (from 1). */
export interface AskedUnit {
  readonly number: number
  readonly unit: Pick<TranslationUnit, 'id' | 'zh' | 'en'>
  readonly pairs: readonly AskedPair[]
}

/** One request: some sentence pairs with the pairs found in them. */
export interface Question {
  readonly units: readonly AskedUnit[]
}

export interface QuestionOptions {
  /** Confidence of the pairs that are asked about, 0..1; what lies above is sure enough, what lies below hopeless. */
  readonly from?: number
  readonly to?: number
  /** Characters of the sentences of a question, Chinese counted thrice: about four a token. */
  readonly size?: number
}

/** Chosen on cross-validated judgements by what each thousand tokens bring: see docs/second-reader.md. */
const FROM = 0.15
const TO = 0.95
const SIZE = 4_000
/** A longer unit is no sentence pair: a file of one line, say. */
const LONGEST = 6_000
/** Of one sentence pair; the clearest. */
const MOST_PAIRS = 40

/**
 * What a reader is asked about a document: every doubtful pair once, in the sentence pair where it stands first. Sentence
 * pairs without any are not sent.
 */
export function questionsOf(
  units: readonly AskedUnit['unit'][],
  concepts: readonly ConceptEntry[],
  { from = FROM, to = TO, size = SIZE }: QuestionOptions = {},
): Question[] {
  const doubtful = new Map<string, Rendering[]>()
  for (const { renderings } of concepts)
    for (const rendering of renderings) {
      const place = rendering.occurrences[0]?.unit
      if (place === undefined || rendering.confidence < from || rendering.confidence > to) continue
      doubtful.set(place, [...(doubtful.get(place) ?? []), rendering])
    }
  const questions: Question[] = []
  let open: AskedUnit[] = []
  let [length, number] = [0, 1]
  const close = () => {
    if (open.length) questions.push({ units: open })
    open = []
    length = 0
    number = 1
  }
  for (const unit of units) {
    const here = doubtful.get(unit.id)
    const own = sizeOf(unit)
    if (!here || own > LONGEST) continue
    if (length && length + own > size) close()
    const clearest = here.toSorted((a, b) => b.confidence - a.confidence).slice(0, MOST_PAIRS)
    const inOrder = clearest.toSorted((a, b) => byPlace(a.occurrences[0], b.occurrences[0]))
    const pairs = inOrder.map(({ id, occurrences: [occurrence] }) => ({
      number: number++,
      rendering: id,
      zh: unit.zh.slice(occurrence.zh.start, occurrence.zh.end),
      en: unit.en.slice(occurrence.en.start, occurrence.en.end),
      occurrence,
    }))
    open.push({ number: open.length + 1, unit, pairs })
    length += own
  }
  close()
  return questions
}

const sizeOf = ({ zh, en }: AskedUnit['unit']) => 3 * zh.length + en.length

const byPlace = (a: Occurrence, b: Occurrence) =>
  a.zh.start - b.zh.start || a.zh.end - b.zh.end || a.en.start - b.en.start || a.en.end - b.en.end

/** A question as it is sent. No text can pass for a line of ours: line breaks in it are spaces. */
export function questionText({ units }: Question): string {
  return units
    .flatMap(({ number, unit, pairs }) => [
      `#${number}`,
      `zh: ${oneLine(unit.zh)}`,
      `en: ${oneLine(unit.en)}`,
      ...pairs.map((pair) => `${pair.number} ${oneLine(pair.zh)} = ${oneLine(pair.en)}`),
    ])
    .join('\n')
}

/** Control characters and the marks that reorder text are shown to nobody. */
const oneLine = (text: string) =>
  text
    .replace(/[\s\u2028\u2029]+/g, ' ')
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim()
