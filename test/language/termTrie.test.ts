import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TermTrie } from '../../language/termTrie.ts'

const trieOf = (terms: readonly string[]) => {
  const trie = new TermTrie<string>()
  for (const term of terms) trie.add(term, term)
  return trie
}

test('finds terms within terms, and characters beyond the basic plane', () => {
  expect(trieOf(['共同体', '命运共同体', '𠮷野家']).matches('命运共同体和𠮷野家')).toEqual([
    { start: 0, end: 5, term: '命运共同体' },
    { start: 2, end: 5, term: '共同体' },
    { start: 6, end: 10, term: '𠮷野家' },
  ])
})

test('the first of two terms with one form keeps it', () => {
  const trie = new TermTrie<number>()
  trie.add('发展', 1)
  trie.add('发展', 2)
  expect(trie.matches('发展')).toEqual([{ start: 0, end: 2, term: 1 }])
})

test('finds what a search for each term finds', () => {
  const text = fc.stringMatching(/^[甲乙丙]{0,12}$/)
  fc.assert(
    fc.property(fc.array(text, { maxLength: 8 }), text, (terms, searched) => {
      const expected = [...new Set(terms)].filter(Boolean).flatMap((term) => {
        const starts = [...searched].map((_, start) => start).filter((start) => searched.startsWith(term, start))
        return starts.map((start) => ({ start, end: start + term.length, term }))
      })
      const order = (a: { start: number; end: number }, b: { start: number; end: number }) =>
        a.start - b.start || a.end - b.end
      expect(trieOf(terms).matches(searched)).toEqual(expected.sort(order))
    }),
  )
})
