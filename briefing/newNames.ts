import type { Dictionary } from '../glossaries/lexicons/cedict.ts'
import { chineseNames, englishNames, type FoundName, spelledName } from '../language/titledNames.ts'
import type { BriefName } from '../model/brief.ts'
import type { Segment } from '../model/document.ts'
import type { TokenizedUnit } from '../model/token.ts'
import type { SentenceMark } from './marks.ts'

/**
 * The persons of a paper whom the termbase does not have, in the order of the text: a person once, with the first title
 * that stands beside the name.
 * @param units of the Chinese; none where the paper is English
 * @param known where terms of the termbase stand
 */
export function newNames(
  units: readonly TokenizedUnit[],
  segments: readonly Segment[],
  known: readonly SentenceMark[],
  dictionary: Pick<Dictionary, 'has' | 'isProperNoun' | 'glosses'>,
): { readonly list: readonly BriefName[]; readonly marks: readonly SentenceMark[] } {
  const isWord = (word: string) => dictionary.has(word) && !dictionary.isProperNoun(word)
  const byName = new Map<string, CountedName>()
  const marks: SentenceMark[] = []
  for (const [sentence, { text }] of segments.entries()) {
    const unit = units[sentence]
    const found: FoundName[] = unit ? chineseNames(text, unit.zh, isWord) : englishNames(text)
    for (const { name, title, start, end } of found) {
      if (known.some((one) => one.sentence === sentence && one.start < end && start < one.end)) continue
      const one = byName.get(name) ?? fresh(name, sentence, dictionary)
      byName.set(name, one)
      one.places++
      one.title ??= title
      marks.push({ sentence, start, end, kind: 'name', ...(one.spelled && { above: one.rendering ?? one.spelled }) })
    }
  }
  return { list: [...byName.values()], marks }
}

type CountedName = { -readonly [Field in keyof BriefName]: BriefName[Field] }

function fresh(name: string, sentence: number, dictionary: Pick<Dictionary, 'glosses'>): CountedName {
  const isChinese = /\p{Script=Han}/u.test(name)
  const [gloss] = isChinese ? dictionary.glosses(name) : []
  // Glosses are in lower case.
  const rendering = gloss?.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ')
  return {
    ...{ name, places: 0, firstSentence: sentence },
    ...(isChinese && spelledName(name)),
    ...(rendering && { rendering }),
  }
}
