import type { BriefRun } from '../model/brief.ts'
import type { SentenceMark } from './marks.ts'

/** A sentence cut at its marks, which do not overlap and are in text order. */
export function runsOf(text: string, marks: readonly SentenceMark[]): BriefRun[] {
  const runs: BriefRun[] = []
  let at = 0
  for (const { start, end, kind, above } of marks) {
    if (start > at) runs.push({ text: text.slice(at, start) })
    runs.push({ text: text.slice(start, end), ...(kind && { kind }), ...(above && { above }) })
    at = end
  }
  if (at < text.length) runs.push({ text: text.slice(at) })
  return runs
}
