import fc from 'fast-check'
import { expect, it } from 'vitest'
import { concat, type PlacedText, placeAt, placed, replace, slice, trim } from '../../../stages/read/placed.ts'

/** Lines of letters that all differ, so that a character tells where it stands. */
const letters = fc
  .shuffledSubarray([...'abcdefghijklmnopqrstuvwxyz *'], { minLength: 4 })
  .map((subset) => subset.join(''))

it('knows the place of every character after joining, cutting and taking out', () => {
  fc.assert(
    fc.property(
      letters,
      letters.map((text) => text.toUpperCase()),
      fc.nat(20),
      fc.nat(20),
      (first, second, from, length) => {
        const source = [first, second]
        const joined = concat(placed(first, 1), '\n', placed(second, 2))
        const cut = slice(joined, Math.min(from, joined.text.length), Math.min(from + length, joined.text.length))
        const variants: PlacedText[] = [
          joined,
          cut,
          trim(cut),
          replace(joined, /[ *]/g, () => ''),
          replace(cut, /\*/g, () => '+'),
        ]
        for (const variant of variants) {
          for (const [offset, character] of [...variant.text].entries()) {
            if (character === '\n') continue
            const { line, column } = placeAt(variant, offset)
            expect(source[line - 1][column - 1]).toBe(character === '+' ? '*' : character)
          }
        }
      },
    ),
  )
})
