import { describe, expect, it } from 'vitest'
import type { LinkedUnit } from '../../../model/token.ts'
import { englishForm, Forms } from '../../../stages/score/forms.ts'

/** An English side from `word/POS word/POS`, one space between words. */
function unit(text: string): LinkedUnit {
  const parts = text.split(' ').map((part) => part.split('/'))
  const en = parts.map(([word]) => word).join(' ')
  let start = 0
  const tokens = parts.map(([word, pos]) => {
    const token = {
      text: word,
      start,
      end: start + word.length,
      pos,
      norm: word.toLowerCase(),
      lemma: word.toLowerCase(),
    }
    start = token.end + 1
    return token
  })
  return { unit: { en }, zh: [], en: tokens, links: [] } as unknown as LinkedUnit
}

/** The words that everyday texts write without a capital. */
const isLowerCase = (word: string) => ['artificial', 'march'].includes(word)

describe('englishForm', () => {
  it('takes the capital from a common word that opens a sentence', () => {
    expect(englishForm(unit('Foreign/ADJ policy/NOUN matters/VERB'), 0, 2, isLowerCase)).toBe('foreign policy')
  })

  it('takes it from one that the tagger took for a name, where it opens a longer term', () => {
    expect(englishForm(unit('Artificial/PROPN intelligence/NOUN grows/VERB'), 0, 2, isLowerCase)).toBe(
      'artificial intelligence',
    )
    expect(englishForm(unit('March/PROPN is/AUX here/ADV'), 0, 1, isLowerCase)).toBe('March')
    expect(englishForm(unit('Kenyan/PROPN tea/NOUN sells/VERB'), 0, 2, isLowerCase)).toBe('Kenyan tea')
  })

  it('leaves it to names', () => {
    expect(englishForm(unit('Central/ADJ Committee/PROPN met/VERB'), 0, 2, isLowerCase)).toBe('Central Committee')
    expect(englishForm(unit('China/PROPN spoke/VERB'), 0, 1, isLowerCase)).toBe('China')
  })

  it('leaves it inside a sentence and to abbreviations', () => {
    expect(englishForm(unit('the/DET Charter/NOUN'), 1, 2, isLowerCase)).toBe('Charter')
    expect(englishForm(unit('APEC/NOUN meeting/NOUN'), 0, 2, isLowerCase)).toBe('APEC meeting')
  })
})

describe('Forms', () => {
  it('shows the form seen most often, of equals the first', () => {
    const forms = new Forms()
    for (const form of ['core interest', 'core interests', 'core interests']) forms.add(form)
    expect(forms.usual).toBe('core interests')
    const tie = new Forms()
    tie.add('b')
    tie.add('a')
    expect(tie.usual).toBe('b')
  })
})
