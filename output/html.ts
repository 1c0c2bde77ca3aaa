import { singleLine } from '../files/lineText.ts'
import { element, parent } from '../files/xmlWriter.ts'
import { pinyinInitial, pinyinKeys } from '../language/pinyinOrder.ts'
import type { Glossary } from '../model/glossary.ts'
import { style } from './htmlStyle.ts'
import { chineseTag, type LanguageTags, languageTags } from './languages.ts'
import type { WriteOptions } from './options.ts'
import { usableConcepts } from './usable.ts'

/**
 * A glossary to print for the booth: Chinese to English by pinyin, then English to Chinese by alphabet, in two columns.
 * It is the one format that is sorted by text: its terms, and nothing else, are held in memory.
 */
export async function* writeHtml(
  glossary: Glossary,
  { tags = languageTags }: WriteOptions = {},
): AsyncIterable<string> {
  const concepts: Line[] = []
  for await (const { zh, renderings } of usableConcepts(glossary)) {
    concepts.push(line(zh, ...new Set(renderings.map(({ en }) => en))))
  }
  yield head
  yield* part(tags, '汉英 Chinese–English', chinese(concepts))
  yield* part(tags, '英汉 English–Chinese', english(concepts))
  yield '</body>\n</html>\n'
}

/** Texts joined by tabs: one string takes less memory than several. */
type Line = string

function line(...texts: readonly string[]): Line {
  return texts.map(singleLine).join('\t')
}

interface Item {
  readonly initial: string
  readonly headword: string
  readonly equivalents: readonly string[]
}

function* chinese(concepts: readonly Line[]): Iterable<Item> {
  const characters = new Set<string>()
  for (const concept of concepts)
    for (const character of concept.slice(0, concept.indexOf('\t'))) characters.add(character)
  const keyOf = pinyinKeys(characters)
  for (const [zh, ...equivalents] of sorted(concepts, ([zh]) => keyOf(zh))) {
    yield { initial: pinyinInitial(zh), headword: zh, equivalents }
  }
}

function* english(concepts: readonly Line[]): Iterable<Item> {
  const pairs = concepts.flatMap((concept) => {
    const [zh, ...renderings] = concept.split('\t')
    return renderings.map((en) => line(en, zh))
  })
  let item: (Item & { equivalents: string[] }) | undefined
  for (const [en, zh] of sorted(pairs, ([en]) => englishKey(en))) {
    if (item?.headword === en) {
      item.equivalents.push(zh)
      continue
    }
    if (item) yield item
    const initial = englishKey(en)[0]
    item = { initial: /[a-z]/.test(initial) ? initial.toUpperCase() : '#', headword: en, equivalents: [zh] }
  }
  if (item) yield item
}

/** The lines by their keys (which hold no tab), then by their texts, split again. */
function* sorted(lines: readonly Line[], keyOf: (texts: readonly string[]) => string): Iterable<string[]> {
  const keyed = lines.map((texts) => `${keyOf(texts.split('\t'))}\t${texts}`)
  for (const texts of keyed.sort()) yield texts.split('\t').slice(1)
}

/** Word by word, without regard to case, accents, punctuation or a leading article. */
function englishKey(en: string): string {
  const words = en.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const key = words.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
  return key.replace(/^(a|an|the) /, '') || '~'
}

const head = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Glossary 术语表</title>
<style>
${style}</style>
</head>
<body>
`

/** A part of its own pages, with a heading for each letter. */
function* part(tags: LanguageTags, title: string, items: Iterable<Item>): Iterable<string> {
  yield `<section>\n${element('h1', title)}\n`
  let letter: string | undefined
  for (const { initial, headword, equivalents } of items) {
    if (initial !== letter) yield `${element('h2', initial)}\n`
    letter = initial
    const tag = (text: string) => (/\p{Script=Han}/u.test(text) ? chineseTag(text, tags) : tags.en)
    const others = equivalents.join('; ')
    const head = element('b', headword, { lang: tag(headword) })
    yield `${parent('p', {}, head, ' ', element('span', others, { lang: tag(others) }))}\n`
  }
  yield '</section>\n'
}
