import type { Bitext } from '../model/bitext.ts'
import type { Segment } from '../model/document.ts'
import { type IndexedBead, type Score, scoreBeads } from './beads.ts'
import { type PublishedText, type Transcript, withoutSpace } from './interleave.ts'

/**
 * Strict score of the units that read and align made of generated transcripts. The segments of a unit stand for the
 * sentences their characters come from; units that touch a sentence published in part are not judged.
 */
export function scoreTranscripts(pairs: readonly { transcript: Transcript; bitext: Bitext }[]): Score {
  return scoreBeads(
    pairs.map(({ transcript, bitext }) => {
      const sentencesOf = new Map([
        ...owners(bitext.document.zh, transcript.zh),
        ...owners(bitext.document.en, transcript.en),
      ])
      const collect = (segments: readonly Segment[]) =>
        [...new Set(segments.flatMap((segment) => sentencesOf.get(segment) ?? []))].sort((a, b) => a - b)
      const proposed: IndexedBead[] = bitext.units.map((unit) => ({
        zh: collect(unit.zhSegments),
        en: collect(unit.enSegments),
      }))
      // Names in labels are units too, and no sentences.
      const judged = proposed.filter(
        ({ zh, en }) =>
          zh.length + en.length > 0 &&
          !zh.some((s) => transcript.zh.broken.has(s)) &&
          !en.some((s) => transcript.en.broken.has(s)),
      )
      return { gold: transcript.beads, proposed: judged }
    }),
  )
}

/** Stands for text that was not published as it was read, so that its unit is wrong. */
const unknown = -1

/** The sentences each segment has characters of, found by walking through the published text. */
function owners(segments: readonly Segment[], published: PublishedText): [Segment, number[]][] {
  let from = 0
  return segments.map((segment) => {
    const characters = withoutSpace(segment.text)
    const at = published.characters.indexOf(characters, from)
    if (at < 0) return [segment, [unknown]]
    from = at + characters.length
    return [segment, [...new Set(published.sentences.subarray(at, from))].filter((s) => s >= 0)]
  })
}
