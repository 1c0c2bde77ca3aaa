import { EMPTY_ENGLISH_CLASSES, englishClass } from '../../language/wordClasses.ts'
import type { Token } from '../../model/token.ts'

/** English tokens as words that hyphens may join, by token number. */
export interface HyphenatedTokens {
  /** Word class; a small word inside a hyphenated one is of that word's: mother-*in*-law. */
  readonly classes: readonly string[]
  /** Whether a token follows the one before it without a space, as in a hyphenated word. */
  readonly glued: readonly boolean[]
  /**
   * Whether the boundary before a token runs through a hyphenated word (far-|reaching), where no rendering begins or
   * ends. Names joined by a hyphen remain names each: Rhine-|Danube.
   */
  readonly insideWords: readonly boolean[]
}

export function hyphenatedTokens(tokens: readonly Token[]): HyphenatedTokens {
  const classes = tokens.map((token) => englishClass(token.norm, token.pos, token.lemma))
  const glued = tokens.map((token, i) => i > 0 && token.start === tokens[i - 1].end && !/^['’]/.test(token.text))
  // Inside a word, not a dash.
  const isHyphen = classes.map((name, i) => name === 'hyphen' && glued[i] && (glued[i + 1] ?? false))
  const insideWords = tokens.map((_, i) => {
    const hyphen = isHyphen[i] ? i : i - 1
    return (isHyphen[hyphen] ?? false) && !(isCapitalised(tokens[hyphen - 1]) && isCapitalised(tokens[hyphen + 1]))
  })
  for (let i = 2; i < classes.length; i++)
    if (isHyphen[i - 1] && EMPTY_ENGLISH_CLASSES.has(classes[i])) classes[i] = classes[i - 2]
  return { classes, glued, insideWords }
}

const isCapitalised = (token: Token | undefined) => /^\p{Lu}/u.test(token?.text ?? '')
