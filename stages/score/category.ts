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
  // The point joins the parts of foreign names: 约翰·史密斯. Segmenters take many a foreign place for a person (塔什干):
  // a single word is one where a title stands beside it.
  const isTaggedPerson = classes.length <= 2 && classes.includes('person')
  if (capitalised && (zh.includes('·') || (isTaggedPerson && (words.length > 1 || hasTitle(unit, span)))))
    return 'person'
  if (capitalised && classes.length === 1 && last === 'place') return 'place'
  // A word that the segmenter does not know, and capitals beside it.
  const isUnknown = tokens.every(({ pos }) => pos === 'x')
  if (capitalised && (words.length > 1 || NAME_CLASSES.has(last) || isTaggedPerson || isUnknown)) return 'name'
  if (/[，,]/.test(zh) || tokens.every(({ pos }) => /^[ix]/.test(pos))) return 'set phrase'
  if (classes.length > 1 && classes.some((name) => VERBAL.has(name)) && isAction(unit.en[span.start])) {
    return 'verbal formulation'
  }
  return zh.length < FORMULATION_LENGTH ? 'term' : 'formulation'
}

/** Beside a name, before or behind it: 巴雷特先生, President Barrett, 总统巴雷特. */
const ZH_TITLE =
  /(先生|女士|小姐|夫人|阁下|博士|教授|总统|总理|首相|主席|国王|女王|议长|部长|外长|大臣|大使|省长|州长|市长|书记|将军|上校|法官|记者)$/
const EN_TITLE =
  /^(mr|mrs|ms|dr|prof|professor|president|premier|chancellor|king|queen|speaker|minister|secretary|ambassador|governor|mayor|senator|general|colonel|judge)$/

function hasTitle({ zh, en }: PairInstance['unit'], { from, to, start }: PairInstance['span']): boolean {
  const isTitle = (at: number) => ZH_TITLE.test(zh[at]?.norm ?? '')
  const before = en[start - 1]?.norm === '.' ? start - 2 : start - 1
  return isTitle(from - 1) || isTitle(to) || EN_TITLE.test(en[before]?.norm.replace(/\.$/, '') ?? '')
}

const isAction = ({ norm, pos }: { norm: string; pos: string }) => pos === 'VERB' || /.ing$/.test(norm)
