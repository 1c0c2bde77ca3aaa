import type { Span } from '../model/term.ts'

/** Words of a title, and what may stand between them. */
const WORD = String.raw`\p{Lu}[\p{L}’'-]*(?:\.)?`
const LINK = `(?:of|for|the|and|on|in|to|&)`
const TITLE = String.raw`${WORD}(?:\s+(?:${LINK}\s+)*${WORD})*`
/** What is said to anybody is no title of one. */
const COURTESY = /^(?:Mr|Mrs|Ms|Miss|Madam|Comrade|H\.?E|His|Her|Excellency)\.?\s*/u
/** Words that begin a sentence rather than a title. */
const NO_TITLE =
  /^(?:The|A|An|In|On|At|And|But|As|When|After|Before|To|For|This|That|Today|I|We|He|She|With|By|Chinese people)$/u

/**
 * The title beside a name in English text: the capitalised words right before it (Foreign Minister Wang Yi), or after a
 * comma behind it (Wang Yi, Minister of Foreign Affairs). Undefined where there is none.
 */
export function titleBeside(text: string, { start, end }: Span): string | undefined {
  const before = new RegExp(String.raw`(${TITLE})\s+$`, 'u').exec(text.slice(0, start))?.[1]
  const after = new RegExp(String.raw`^,\s+(?:the\s+)?(${TITLE})`, 'u').exec(text.slice(end))?.[1]
  for (const found of [before, after]) {
    const title = found && bare(found)
    if (title) return title
  }
  return undefined
}

/** Without words of courtesy and without what began the sentence. */
function bare(found: string): string | undefined {
  const words = found.split(/\s+/)
  while (words.length && (NO_TITLE.test(words[0]) || new RegExp(`^${LINK}$`, 'u').test(words[0]))) words.shift()
  let title = words.join(' ')
  while (COURTESY.test(title)) title = title.replace(COURTESY, '')
  title = title.replace(/\s+(?:Mr|Mrs|Ms|Miss|Madam|Comrade)\.?$/u, '')
  return title.length > 1 ? title : undefined
}
