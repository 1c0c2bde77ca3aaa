import { nameOfOther } from '../../language/otherLanguages.ts'
import { type BlockLanguage, blockLanguage, englishEvidence, isDoubtful } from '../../language/script.ts'
import { endsSentence } from '../../language/sentences.ts'
import { isFurniture } from './furniture.ts'
import { isField } from './labels.ts'
import { splitMixed } from './mixedBlocks.ts'
import { replace, trim } from './placed.ts'
import { withoutSounds } from './sounds.ts'
import type { Block } from './source.ts'
import { splitTermLines } from './termLines.ts'

/** A block in one language; `end` for the line that says that a text is over. */
export interface ToldBlock {
  readonly block: Block
  readonly language: BlockLanguage | 'end'
}

/**
 * Blocks with their languages; one that holds both languages is split. A language is told by the block itself; where that
 * leaves it open, by what stands around it and by what the document is in besides.
 */
export function tellLanguages(blocks: readonly Block[]): ToldBlock[] {
  const split = splitTermLines(blocks.flatMap(clean), isField).flatMap(splitMixed)
  return withListItems(withoutOthers(besideNeighbours(split.map(tellLanguage))))
}

/** A single space inside Chinese, which stands for a broken line. */
const SPACE_IN_CHINESE = /(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])/g

/** A block without sounds and broken lines; nothing where it was but a sound. */
function clean(block: Block): Block[] {
  const text = withoutSounds(trim(replace(block.text, SPACE_IN_CHINESE, () => '')))
  return text.text === '' && block.text.text.trim() !== '' ? [] : [{ ...block, text }]
}

/** What publications end with, and what their pages bear. */
const END_LINE = /^[（(【[]?\s*(?:完|全文完|the end|end|ends)\s*[）)】\]]?[.。]?$/i
const PAGE_NUMBER =
  /^[—–\-\s]*(?:page\s*\d+(?:\s*(?:of|\/)\s*\d+)?|第\s*\d+\s*[页頁](?:\s*[，,/]?\s*共\s*\d+\s*[页頁])?)[—–\-\s]*$/i

function tellLanguage(block: Block): ToldBlock {
  const { text } = block.text
  if (END_LINE.test(text)) return { block, language: 'end' }
  if (PAGE_NUMBER.test(text) || isFurniture(text)) return { block, language: 'none' }
  const script = blockLanguage(text)
  return { block, language: script === 'none' ? script : (block.language ?? script) }
}

/** A block that may be of either language is what the blocks around it are not: its translation is one of them. */
function besideNeighbours(told: readonly ToldBlock[]): ToldBlock[] {
  return told.map((one, i) => {
    const [before, after] = [told[i - 1]?.language, told[i + 1]?.language]
    if (one.block.language || before !== after || (before !== 'zh' && before !== 'en')) return one
    return isDoubtful(one.block.text.text) ? { ...one, language: before === 'zh' ? 'en' : 'zh' } : one
  })
}

/**
 * In a document of a third language, short lines of it that could be Chinese (titles in kanji) or English (without a
 * function word) are of that language too.
 */
function withoutOthers(told: readonly ToldBlock[]): ToldBlock[] {
  const weights = { japanese: 0, latin: 0, zh: 0, en: 0 }
  for (const { block, language } of told) {
    const { text } = block.text
    if (language === 'zh') weights.zh += text.length
    else if (language === 'en' && englishEvidence(text) > 0) weights.en += text.length
    else if (language === 'other') {
      const name = nameOfOther(text)
      if (name === 'Japanese') weights.japanese += text.length
      else if (/\p{Script=Latin}/u.test(text)) weights.latin += text.length
    }
  }
  return told.map((one) => {
    const isOther =
      (one.language === 'zh' && weights.japanese > weights.zh) ||
      (one.language === 'en' && weights.latin > weights.en && englishEvidence(one.block.text.text) <= 0)
    return isOther && !one.block.language ? { ...one, language: 'other' } : one
  })
}

/** The longest line of a list of terms: characters, words. */
const LONGEST_TERM = { zh: 24, en: 12 }
/** Lines of such a list, at least. */
const SHORTEST_LIST = 4

/**
 * The lines of a list of terms whose languages take turns, or of one after the other, become items: none goes on with
 * another, though English terms begin in lower case as the rest of a sentence does.
 */
function withListItems(told: readonly ToldBlock[]): ToldBlock[] {
  const result = [...told]
  for (let i = 0; i < told.length; ) {
    let end = i
    while (end < told.length && isTermLike(told[end])) end++
    const list = told.slice(i, end)
    if (isTermList(list)) {
      for (const [k, one] of list.entries()) result[i + k] = { ...one, block: { ...one.block, item: true } }
    }
    i = Math.max(end, i + 1)
  }
  return result
}

function isTermLike({ block, language }: ToldBlock): boolean {
  const { text } = block.text
  if (block.heading || endsSentence(text) || /[,，;；:：、(（“《-]$/.test(text)) return false
  if (language === 'zh') return text.length <= LONGEST_TERM.zh
  return language === 'en' && text.split(/\s+/).length <= LONGEST_TERM.en
}

function isTermList(list: readonly ToldBlock[]): boolean {
  if (list.length < SHORTEST_LIST) return false
  const turns = list.filter(({ language }, k) => k > 0 && language !== list[k - 1].language).length
  const english = list.filter(({ language }) => language === 'en')
  const small = english.filter(({ block }) => /^\p{Ll}/u.test(block.text.text)).length
  return turns >= SHORTEST_LIST - 1 || (english.length >= SHORTEST_LIST - 1 && small * 2 >= english.length)
}
