import { describe, expect, it } from 'vitest'
import type { Token } from '../../../model/token.ts'
import { englishClasses, insideWords } from '../../../stages/pair/hyphens.ts'

/** Tokens from `word/TAG`; a word that follows without a space begins with +. */
function tokens(text: string): Token[] {
  let end = -1
  return text.split(' ').map((part) => {
    const [shown, pos] = part.split('/')
    const word = shown.replace('+', '')
    const start = shown.startsWith('+') ? end : end + 1
    end = start + word.length
    return { text: word, start, end, pos, norm: word.toLowerCase(), lemma: word.toLowerCase() }
  })
}

const inside = (text: string) => {
  const list = tokens(text)
  return insideWords(list, englishClasses(list))
}

describe('insideWords', () => {
  it('tells boundaries within a hyphenated word', () => {
    expect(inside('well/ADV +-/PUNCT +rounded/ADJ growth/NOUN')).toEqual([false, true, true, false])
    expect(inside('post/X +-/PUNCT +War/PROPN order/NOUN')).toEqual([false, true, true, false])
  })

  it('leaves names joined by a hyphen apart', () => {
    expect(inside('China/PROPN +-/PUNCT +Arab/PROPN')).toEqual([false, false, false])
  })

  it('takes a dash between spaces for none', () => {
    expect(inside('peace/NOUN -/PUNCT growth/NOUN')).toEqual([false, false, false])
  })
})

describe('englishClasses', () => {
  it('gives a small word inside a hyphenated one the class of that word', () => {
    expect(englishClasses(tokens('Moon/PROPN Jae/PROPN +-/PUNCT +in/ADP'))).toEqual(['name', 'name', 'hyphen', 'name'])
    expect(englishClasses(tokens('came/VERB -/PUNCT in/ADP'))).toEqual(['verb', 'hyphen', 'in'])
  })
})
