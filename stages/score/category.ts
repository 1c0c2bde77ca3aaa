import { chineseClass } from '../../language/wordClasses.ts'
import type { Category } from '../../model/term.ts'
import type { PairInstance } from './instances.ts'

const NAME_CLASSES = new Set(['organisation', 'name', 'latin'])
const VERBAL = new Set(['verb', 'verbal noun'])
const FUNCTION_WORD = /^(of|the|and|for|on|in|to|with|a|an|at|by|from)$/i
/** From this many characters on, what is no name and no action is more often a formulation than a domain term. */
const FORMULATION_LENGTH = 5

/** What kind of entry a pair is: from jieba's tags, capitals and the shape of both sides. */
export function categoryOf({ unit, span }: PairInstance, zh: string, en: string): Category {
  const tokens = unit.zh.slice(span.from, span.to)
  const classes = tokens.map((token) => chineseClass(token.norm, token.pos))
  const words = en.split(' ').filter((word) => !FUNCTION_WORD.test(word))
  const capitalised = words.length > 0 && words.every((word) => /^[\p{Lu}\p{Nd}"“‘']/u.test(word))
  const last = classes[classes.length - 1]
  // The point joins the parts of foreign names: 约翰·史密斯.
  if (capitalised && (zh.includes('·') || (classes.length <= 2 && classes.includes('person')))) return 'person'
  if (capitalised && classes.length === 1 && last === 'place') return 'place'
  if (capitalised && (words.length > 1 || NAME_CLASSES.has(last))) return 'name'
  if (/[，,]/.test(zh) || tokens.every(({ pos }) => /^[ix]/.test(pos))) return 'set phrase'
  if (classes.length > 1 && classes.some((name) => VERBAL.has(name)) && isAction(unit.en[span.start])) {
    return 'verbal formulation'
  }
  return zh.length < FORMULATION_LENGTH ? 'term' : 'formulation'
}

const isAction = ({ norm, pos }: { norm: string; pos: string }) => pos === 'VERB' || /.ing$/.test(norm)
