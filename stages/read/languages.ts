import { type BlockLanguage, blockLanguage, isHan } from '../../language/script.ts'
import { endsSentence } from '../../language/sentences.ts'
import type { Language } from '../../model/document.ts'
import { replace, slice, trim } from './placed.ts'
import type { Block } from './source.ts'

/** A block in one language; `end` for the line that says that a text is over. */
export interface ToldBlock {
  readonly block: Block
  readonly language: BlockLanguage | 'end'
}

/** Blocks with their languages, each told by the script of the block alone; one that holds both languages is split. */
export function tellLanguages(blocks: readonly Block[]): ToldBlock[] {
  return blocks.map(clean).flatMap(splitByScript).map(tellLanguage)
}

/** A single space inside Chinese, which stands for a broken line. */
const SPACE_IN_CHINESE = /(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])/g

function clean(block: Block): Block {
  return { ...block, text: trim(replace(block.text, SPACE_IN_CHINESE, () => '')) }
}

/** What publications end with, and what their pages bear. */
const END_LINE = /^[（(【[]?\s*(?:完|全文完|the end|end|ends)\s*[）)】\]]?[.。]?$/i
const PAGE_NUMBER =
  /^[—–\-\s]*(?:page\s*\d+(?:\s*(?:of|\/)\s*\d+)?|第\s*\d+\s*[页頁](?:\s*[，,/]?\s*共\s*\d+\s*[页頁])?)[—–\-\s]*$/i

function tellLanguage(block: Block): ToldBlock {
  const { text } = block.text
  if (END_LINE.test(text)) return { block, language: 'end' }
  if (PAGE_NUMBER.test(text)) return { block, language: 'none' }
  const script = blockLanguage(text)
  return { block, language: script === 'none' ? script : (block.language ?? script) }
}

/** Shortest text of one language that is set apart from the other in the same block: Chinese characters, words. */
const SHORTEST = { zh: 6, en: 4 }

interface Run {
  readonly language: Language
  readonly start: number
  end: number
  units: number
}

/** A block that holds texts and their translations one after the other, to one a text; any other as it is. */
function splitByScript(block: Block): Block[] {
  const { text } = block.text
  if (block.language || !/[\u4e00-\u9fff]/.test(text) || !/[A-Za-z]{2}/.test(text)) return [block]
  const runs = runsOf(text)
  const starts = runs.map((run, i) => (i === 0 ? 0 : boundary(text, runs[i - 1].end, run.start)))
  const isApart = runs.every(
    ({ language, units }, i) =>
      units >= SHORTEST[language] && (i === 0 || runs.length === 2 || endsSentence(text.slice(0, starts[i]))),
  )
  if (runs.length < 2 || !isApart) return [block]
  return starts.map((start, i) => ({ ...block, text: trim(slice(block.text, start, starts[i + 1])) }))
}

/** Stretches of one script, in order. */
function runsOf(text: string): Run[] {
  const runs: Run[] = []
  for (const { 0: unit, index } of text.matchAll(/[\u3400-\u9fff]|[A-Za-z][A-Za-z’'-]*/g)) {
    const language = isHan(unit.charCodeAt(0)) ? 'zh' : 'en'
    const last = runs.at(-1)
    if (last?.language === language) {
      last.end = index + unit.length
      last.units++
    } else runs.push({ language, start: index, end: index + unit.length, units: 1 })
  }
  return runs
}

/** Where one run gives way to the next: the marks between are of the first, but for those that open and numbers. */
function boundary(text: string, end: number, start: number): number {
  const opening = /[“‘"'(（《[【\d]*$/.exec(text.slice(end, start))
  return start - (opening?.[0].length ?? 0)
}
