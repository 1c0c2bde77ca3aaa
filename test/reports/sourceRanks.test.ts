import { expect, test } from 'vitest'
import { rankOf } from '../../reports/sourceRanks.ts'

const one = (pattern: string) => {
  const rank = rankOf([{ name: 'it', patterns: [pattern] }])
  return (document: string) => rank(document) === 0
}

test.each([
  ['mfa', 'archive/mfa/2024/talk.md', true],
  ['mfa', 'mfa/talk.md', true],
  ['mfa', '/data/MFA/talk.md', true],
  ['mfa', 'C:\\data\\mfa\\talk.md', true],
  ['mfa', 'archive/mfa.md', false],
  ['mfa', 'archive/not-mfa/talk.md', false],
  ['xinhua-*', 'news/xinhua-0301.docx', true],
  ['xinhua-*', 'news/2024-xinhua-0301.docx', false],
  ['un/resolutions', 'archive/un/resolutions/1.pdf', true],
  ['un/resolutions', 'archive/un/letters/resolutions.pdf', false],
  ['/data/mfa', '/data/mfa/talk.md', true],
  ['/data/mfa', '/home/data/mfa/talk.md', false],
  ['*.draft.docx', '.hidden/a.draft.docx', true],
])('%s takes %s: %s', (pattern, document, isTaken) => {
  expect(one(pattern)(document)).toBe(isTaken)
})

test('the first source that takes a document counts', () => {
  const rank = rankOf([
    { name: 'ministry', patterns: ['mfa', 'gov'] },
    { name: 'talks', patterns: ['talk*'] },
  ])
  expect(['mfa/talk.md', 'talk.md', 'gov/x.md', 'x.md'].map(rank)).toEqual([0, 1, 0, undefined])
  expect(rankOf([])('x.md')).toBeUndefined()
})
