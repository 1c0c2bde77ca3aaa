/** A number or date as it stands in a text of one language, and as the other language says it. */
export interface NumberNotation {
  /** Half-open span in UTF-16 code units of the text. */
  readonly start: number
  readonly end: number
  /** As it stands there. */
  readonly text: string
  /** In the other language. */
  readonly rendering: string
  /** Whether it is small and plain, as 两个 and "three", so that nobody needs it written down. */
  readonly isPlain: boolean
}

/** What a rule makes of a match; undefined where it is none after all. */
export type SaidNumber = string | { readonly rendering: string; readonly isPlain: boolean } | undefined

/** What stands at a place, and how the other language says it. Patterns are sticky. */
export type NotationRule = readonly [pattern: RegExp, say: (groups: readonly (string | undefined)[]) => SaidNumber]

/** The expressions of a text from left to right: at each place the first rule counts that makes something of it. */
export function notationsOf(text: string, compared: string, rules: readonly NotationRule[]): NumberNotation[] {
  const found: NumberNotation[] = []
  for (let at = 0; at < compared.length; ) {
    const one = notationAt(text, compared, at, rules)
    if (one) found.push(one)
    at = one?.end ?? at + 1
  }
  return found
}

function notationAt(
  text: string,
  compared: string,
  start: number,
  rules: readonly NotationRule[],
): NumberNotation | undefined {
  for (const [pattern, say] of rules) {
    pattern.lastIndex = start
    const groups = pattern.exec(compared)
    const said = groups ? say(groups) : undefined
    if (!groups || said === undefined) continue
    const end = pattern.lastIndex
    const plain = typeof said === 'string' ? { rendering: said, isPlain: false } : said
    return { start, end, text: text.slice(start, end), ...plain }
  }
  return undefined
}
