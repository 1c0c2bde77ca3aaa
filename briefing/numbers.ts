import { numbersInChinese } from '../language/notation/chinese.ts'
import { numbersInEnglish } from '../language/notation/english.ts'
import type { BriefNumber } from '../model/brief.ts'
import type { Language, Segment } from '../model/document.ts'
import type { SentenceMark } from './marks.ts'

/** Numbers and dates that the other language writes otherwise, each once, in text order; small plain ones are left out. */
export function numbersOf(
  segments: readonly Segment[],
  language: Language,
  simplify: (text: string) => string,
): { readonly list: readonly BriefNumber[]; readonly marks: readonly SentenceMark[] } {
  const counts = new Map<string, BriefNumber & { places: number }>()
  const marks: SentenceMark[] = []
  for (const [sentence, { text }] of segments.entries()) {
    const found = language === 'zh' ? numbersInChinese(simplify(text)) : numbersInEnglish(text)
    for (const { start, end, rendering, isPlain } of found) {
      const own = text.slice(start, end)
      if (isPlain || own.replace(/年$/, '') === rendering) continue
      marks.push({ sentence, start, end, kind: 'number', above: rendering })
      const one = counts.get(own)
      if (one) one.places++
      else counts.set(own, { text: own, rendering, places: 1 })
    }
  }
  return { list: [...counts.values()], marks }
}
