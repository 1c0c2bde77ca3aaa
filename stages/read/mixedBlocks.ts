import { englishFrames, isHan } from '../../language/script.ts'
import { endsSentence } from '../../language/sentences.ts'
import type { Language } from '../../model/document.ts'
import { slice, trim } from './placed.ts'
import type { Block } from './source.ts'

/** Shortest text of one language that is set apart from the other in the same block: Chinese characters, words. */
const SHORTEST = { zh: 6, en: 4 }

/** A stretch of one script, or of one language with names of the other in it. */
interface Run {
  readonly language: Language
  readonly start: number
  readonly end: number
  /** Chinese characters, or words. */
  readonly units: number
}

/**
 * A block that holds texts and their translations one after the other, as copies out of chats do, to one a text; any other
 * as it is. Names of the other language within a sentence part nothing.
 */
export function splitMixed(block: Block): Block[] {
  const { text } = block.text
  if (block.language || !/[\u4e00-\u9fff]/.test(text) || !/[A-Za-z]{2}/.test(text)) return [block]
  const runs = merged(runsOf(text), text)
  if (runs.length < 2) return [block]
  const starts = runs.map((run, i) => (i === 0 ? 0 : boundary(text, runs[i - 1], run)))
  const goesOn = runs.some(
    (run, i) => i > 0 && PARTICLE.test(text.slice(run.start)) && !endsSentence(text.slice(0, starts[i])),
  )
  const isApart = runs.every(
    ({ language, units }, i) =>
      (units >= SHORTEST[language] || (i === 1 && runs.length > 3) || endsSentence(text.slice(0, starts[i + 1]))) &&
      // Titles have no end mark: the first text and its translation may do without.
      (i < 2 ||
        endsSentence(text.slice(0, starts[i])) ||
        (i === 2 && runs.length > 3 && isTitle(text.slice(0, starts[2])))),
  )
  if (goesOn || !isApart) return [block]
  return starts.map((start, i) => ({ ...block, text: trim(slice(block.text, start, starts[i + 1])) }))
}

/** What no Chinese text begins with. */
const PARTICLE = /^[的是了也等时時和与與]/

/** Characters of a title in both languages. */
const LONGEST_TITLE = 200

function isTitle(text: string): boolean {
  return text.length <= LONGEST_TITLE && !/[。！？.!?]/.test(text)
}

/** Stretches of one script, in order. */
function runsOf(text: string): Run[] {
  const runs: Run[] = []
  for (const { 0: unit, index } of text.matchAll(
    /[\u3400-\u9fff]|[\p{Script=Latin}\p{M}][\p{Script=Latin}\p{M}’'-]*/gu,
  )) {
    const language = isHan(unit.charCodeAt(0)) ? 'zh' : 'en'
    const last = runs.at(-1)
    const end = index + unit.length
    const isSame = last?.language === language && !/[。！？]/.test(text.slice(last.end, index))
    if (last && isSame) {
      runs[runs.length - 1] = { ...last, end, units: last.units + 1 }
      continue
    }
    const head = language === 'zh' && last ? nameBefore(text, last, index) : undefined
    if (head && last) runs[runs.length - 1] = { ...last, end: head.end, units: last.units - head.words }
    runs.push({ language, start: head?.start ?? index, end, units: 1 })
  }
  return runs
}

/** The most words of a name at the head of a Chinese sentence. */
const LONGEST_NAME = 3

/**
 * The name in Latin letters with which a Chinese sentence begins after the end of an English one: “… to 9.CCTV记者：”, and
 * where the English ends.
 */
function nameBefore(text: string, run: Run, end: number): { start: number; end: number; words: number } | undefined {
  const own = text.slice(run.start, end)
  const [, english, name] = /^([\s\S]*[\p{L}\d%)][.!?]+["”’)]*)(\s*[^.!?]+)$/u.exec(own) ?? []
  const words = name?.match(/[\p{Script=Latin}\p{M}][\p{Script=Latin}\p{M}’'-]*/gu) ?? []
  if (words.length === 0 || words.length > LONGEST_NAME || words.some((word) => /^\p{Ll}/u.test(word))) return undefined
  if (/\b(?:Mr|Ms|Mrs|Dr|Prof|Gen|No|St)\.$/.test(english)) return undefined
  const start = run.start + english.length + name.length - name.trimStart().length
  return { start, end: run.start + english.length, words: words.length }
}

/** Runs without those that are names in a sentence of the other language: these belong to the text around them. */
function merged(runs: readonly Run[], text: string): Run[] {
  const texts: Run[] = []
  for (const [i, run] of runs.entries()) {
    const last = texts.at(-1)
    if (i === 0 && runs.length > 2 && run.units < SHORTEST[run.language] && !beginsText(text, runs[1].start)) continue
    if (last && last.language === run.language) {
      texts[texts.length - 1] = { ...last, end: run.end, units: last.units + run.units }
    } else if (i > 0 && isInsert(text, runs[i - 1], run, runs[i + 1])) {
      // It stands in a sentence of the text before it, or at the head of the one after it.
      if (last) texts[texts.length - 1] = { ...last, end: beginsText(text, run.start) ? last.end : run.end }
    } else texts.push(run)
  }
  return texts
}

/** Whether a run is no text of its own beside the run before it. */
function isInsert(text: string, before: Run, run: Run, after: Run | undefined): boolean {
  const own = text.slice(run.start, run.end)
  const next = text.slice(run.end, after?.start)
  const starts = beginsText(text, run.start)
  if (run.language === 'zh') {
    // The second half of a title in both languages, English first.
    if (starts || (before.start === 0 && run.units > 3 && /^\p{Lu}/u.test(text.slice(run.end)))) return false
    return run.units < SHORTEST.zh && !/^[”’」』）)]*[。！？]/.test(next)
  }
  if (run.language === 'en' && before.start === 0 && isTitleOf(own, after)) return false
  if (run.units >= SHORTEST.en && (starts || englishFrames(own) > 0)) return PARTICLE.test(text.slice(run.end).trim())
  // An abbreviation or a name at the head of a Chinese sentence; a short sentence ends as English does.
  return !(starts && /^[”"’')]*[.!?:,]/.test(next))
}

/** Whether a text begins with its title in both languages: three words in capitals, before the Chinese goes on. */
function isTitleOf(english: string, after: Run | undefined): boolean {
  const words = english.split(/\s+/)
  return after !== undefined && words.length >= 3 && words.every((word) => /^\p{Lu}\p{Ll}/u.test(word))
}

/** Whether a sentence ended before `start`, opening marks and numbers apart. */
function beginsText(text: string, start: number): boolean {
  return endsSentence(text.slice(Math.max(0, start - HEAD), start).replace(/[“‘"'(（《[【\d\s]*$/, ''))
}

/** Characters before a text that show whether a sentence ended there. */
const HEAD = 60

/** Where one text gives way to the next: the marks between are of the first, but for those that open and numbers. */
function boundary(text: string, before: Run, run: Run): number {
  const opening = /[“‘"'(（《[【\d]*$/.exec(text.slice(before.end, run.start))
  return run.start - (opening?.[0].length ?? 0)
}
