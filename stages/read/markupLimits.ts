import { Parser } from 'htmlparser2'
import { InputError } from '../../model/errors.ts'
import { MAX_DEPTH } from './markup.ts'

/** Elements and their attributes in a page. The longest pages of encyclopedias have some 50 000; each costs 2 KB here. */
const MAX_PARTS = 250_000

/** Stretches of text; a character reference (&amp;) is one of its own. */
const MAX_TEXTS = 1_000_000

/**
 * Looks through the markup of a document, one call a part of it, before trees are made of it: a tree takes a thousand times
 * the memory of a short tag, and longer than anybody waits where elements lie deep in each other.
 * @throws InputError for too many elements and attributes in all, or too deep ones
 */
export function markupLimits(
  file: string,
  what: string,
  { xmlMode = false, maxParts = MAX_PARTS } = {},
): (markup: string) => void {
  let [parts, texts, depth] = [0, 0, 0]
  const refuse = (limit: string) => {
    throw new InputError(file, `expected ${what} of at most ${limit}, found more; divide it`)
  }
  const count = () => {
    if (++parts > maxParts) refuse(`${maxParts} elements and attributes`)
  }
  const counter = {
    onopentagname() {
      count()
      if (++depth > MAX_DEPTH) refuse(`${MAX_DEPTH} elements in each other`)
    },
    onattribute: count,
    oncomment: count,
    onclosetag() {
      depth--
    },
    ontext() {
      if (++texts > MAX_TEXTS) refuse(`${MAX_TEXTS} stretches of text`)
    },
  }
  return (markup) => {
    depth = 0
    const parser = new Parser(counter, { xmlMode })
    parser.write(markup)
    parser.end()
  }
}
