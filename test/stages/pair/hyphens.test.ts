import { describe, expect, it } from 'vitest'
import type { Token } from '../../../model/token.ts'
import { hyphenatedTokens } from '../../../stages/pair/hyphens.ts'

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

describe('hyphenatedTokens', () => {
  const inside = (text: string) => hyphenatedTokens(tokens(text)).insideWords
  const classes = (text: string) => hyphenatedTokens(tokens(text)).classes

  it('tells boundaries within a hyphenated word', () => {
    expect(inside('far/ADV +-/PUNCT +reaching/ADJ change/NOUN')).toEqual([false, true, true, false])
    expect(inside('mid/X +-/PUNCT +Atlantic/PROPN ridge/NOUN')).toEqual([false, true, true, false])
  })

  it('leaves names joined by a hyphen apart', () => {
    expect(inside('Rhine/PROPN +-/PUNCT +Danube/PROPN')).toEqual([false, false, false])
  })

  it('takes a dash between spaces for none', () => {
    expect(inside('tea/NOUN -/PUNCT sugar/NOUN')).toEqual([false, false, false])
  })

  it('gives a small word inside a hyphenated one the class of that word', () => {
    expect(classes('Henley/PROPN +-/PUNCT +on/ADP +-/PUNCT +Thames/PROPN')).toEqual([
      ...['name', 'hyphen', 'name', 'hyphen', 'name'],
    ])
    expect(classes('came/VERB -/PUNCT in/ADP')).toEqual(['verb', 'hyphen', 'in'])
  })
})
