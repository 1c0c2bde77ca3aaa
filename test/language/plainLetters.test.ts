import { expect, test } from 'vitest'
import { plainLetters } from '../../language/plainLetters.ts'

test.each([
  ['Dvořák', 'dvorak'],
  ['Łódź', 'lodz'],
  ['Yılmaz', 'yilmaz'],
  ["O'Neill-Strauß", 'oneillstrauss'],
  ['德', ''],
])('%s is %s', (word, letters) => {
  expect(plainLetters(word)).toBe(letters)
})
