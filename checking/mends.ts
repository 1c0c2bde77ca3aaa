import type { Bitext, TranslationUnit } from '../model/bitext.ts'
import type { Segment } from '../model/document.ts'
import type { Finding } from '../model/finding.ts'
import type { Span } from '../model/term.ts'
import { agreed } from './agreement.ts'

/** A change to one English segment of a draft. */
export interface Mend {
  readonly finding: Finding
  readonly segment: Segment
  /** Of the segments with the same text (in a file with lines, on the same line), which one this is, from 0. */
  readonly repetition: number
  /** What is exchanged, in the segment's text. */
  readonly span: Span
  /** What is written there. */
  readonly text: string
}

/** A finding where the draft is not changed, for somebody to look at. */
export interface OpenFinding {
  readonly finding: Finding
  readonly segment: Segment
  readonly repetition: number
}

export interface Mends {
  /** In text order, none overlapping another. */
  readonly certain: readonly Mend[]
  /** Errors and warnings that are left to a person. */
  readonly open: readonly OpenFinding[]
}

/**
 * What can be mended in a draft: renderings that people deprecated and for which they named one to use, where its form
 * follows from what stands there (see agreement.ts). Everything else is left open.
 */
export function mendsOf({ document, units }: Bitext, findings: readonly Finding[]): Mends {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const repetitions = repetitionsOf(document.en)
  const certain: Mend[] = []
  const open: OpenFinding[] = []
  for (const finding of findings) {
    const unit = byId.get(finding.unit)
    const at = unit && segmentAt(unit, finding.en.span.start)
    if (!at || finding.level === 'note') continue
    const place = { finding, segment: at.segment, repetition: repetitions.get(at.segment) ?? 0 }
    const change = changeOf(finding, at)
    const isFree = !certain.some((mend) => mend.segment === at.segment && change && overlap(mend.span, change.span))
    if (change && isFree) certain.push({ ...place, ...change })
    else open.push(place)
  }
  return { certain: certain.sort((a, b) => a.span.start - b.span.start), open }
}

function changeOf(finding: Finding, { segment, start }: SegmentAt): Pick<Mend, 'span' | 'text'> | undefined {
  const { deprecated, instead, isCertain, en } = finding
  if (!isCertain || !deprecated || instead === undefined) return undefined
  const from = en.span.start - start
  const to = en.span.end - start
  if (to > segment.text.length) return undefined
  const before = segment.text.slice(0, from)
  const change = agreed({ found: en.text, known: deprecated.en, instead, before })
  return change && narrowed(segment.text, { start: from - change.reach, end: to }, change.text)
}

/** The change without the words at either end that stay as they are. */
function narrowed(text: string, { start, end }: Span, written: string): Pick<Mend, 'span' | 'text'> {
  const old = text.slice(start, end)
  const limit = Math.min(old.length, written.length)
  let same = 0
  while (same < limit && old[same] === written[same]) same++
  const head = same === limit ? same : old.lastIndexOf(' ', same - 1) + 1
  const [restOld, restNew] = [old.slice(head), written.slice(head)]
  let tail = 0
  while (tail < Math.min(restOld.length, restNew.length) && restOld.at(-1 - tail) === restNew.at(-1 - tail)) tail++
  const space = restOld.indexOf(' ', restOld.length - tail)
  const kept = tail && space >= 0 ? restOld.length - space : 0
  return {
    span: { start: start + head, end: end - kept },
    text: restNew.slice(0, restNew.length - kept),
  }
}

interface SegmentAt {
  readonly segment: Segment
  /** Where the segment begins in the unit. */
  readonly start: number
}

/** The English segment at an offset of a unit, which joins them by a space. */
function segmentAt({ enSegments }: TranslationUnit, offset: number): SegmentAt | undefined {
  let start = 0
  for (const segment of enSegments) {
    if (!segment.text) continue
    if (offset < start + segment.text.length) return { segment, start }
    start += segment.text.length + 1
  }
  return undefined
}

function repetitionsOf(segments: readonly Segment[]): Map<Segment, number> {
  const counts = new Map<string, number>()
  return new Map(
    segments.map((segment) => {
      const count = counts.get(segment.text) ?? 0
      counts.set(segment.text, count + 1)
      return [segment, count]
    }),
  )
}

const overlap = (a: Span, b: Span) => a.start < b.end && b.start < a.end
