import { EMPTY_ENGLISH_CLASSES, englishClass } from '../../language/wordClasses.ts'
import type { Token } from '../../model/token.ts'

const isCapitalised = (token: Token | undefined) => /^\p{Lu}/u.test(token?.text ?? '')

/** Whether each token follows the one before it without a space, as in a hyphenated word. */
export const gluedTokens = (tokens: readonly Token[]): boolean[] =>
  tokens.map((token, i) => i > 0 && token.start === tokens[i - 1].end && !/^['’]/.test(token.text))

/** Whether each token is a hyphen inside a word, not a dash. */
const innerHyphens = (classes: readonly string[], glued: readonly boolean[]): boolean[] =>
  classes.map((name, i) => name === 'hyphen' && glued[i] && (glued[i + 1] ?? false))

/** Word class of each English token; a small word inside a hyphenated one is of that word's: Jae-*in*, head-*of*-state. */
export function englishClasses(tokens: readonly Token[]): string[] {
  const classes = tokens.map((token) => englishClass(token.norm, token.pos, token.lemma))
  const inner = innerHyphens(classes, gluedTokens(tokens))
  for (let i = 2; i < classes.length; i++)
    if (inner[i - 1] && EMPTY_ENGLISH_CLASSES.has(classes[i])) classes[i] = classes[i - 2]
  return classes
}

/**
 * Whether the boundary before each token runs through a hyphenated word (well-|rounded), where no rendering begins or
 * ends. Names joined by a hyphen remain names each: China-|CELAC.
 */
export function insideWords(tokens: readonly Token[], classes: readonly string[]): boolean[] {
  const inner = innerHyphens(classes, gluedTokens(tokens))
  return tokens.map((_, i) => {
    const hyphen = inner[i] ? i : i - 1
    return (inner[hyphen] ?? false) && !(isCapitalised(tokens[hyphen - 1]) && isCapitalised(tokens[hyphen + 1]))
  })
}
