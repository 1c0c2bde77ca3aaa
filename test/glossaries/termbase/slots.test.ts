import { expect, test } from 'vitest'
import type { Termbase } from '../../../glossaries/termbase/termbase.ts'
import { renderingId } from '../../../language/identity.ts'
import type { ImportedConcept } from '../../../model/imported.ts'
import { bitext, extraction } from './builders.ts'
import { onEachDatabase } from './databases.ts'
import { withTermbase } from './fixtures.ts'

const center = renderingId('以……为中心', 'with ... at the center')
const talk = (name: string) =>
  extraction(
    [
      bitext(name, [
        ['坚持以人民为中心。', 'Develop with the people at the center.'],
        [`${name}堅持以發展為中心。`, 'Act with growth at the Center.'],
        ['以人民为中心。', 'The people come first.'],
      ]),
    ],
    [],
  )

/** Chinese and English of each place. */
async function places(termbase: Termbase): Promise<string[]> {
  const { lines } = await termbase.review.concordance(center, 0, 10)
  return lines.map(({ unit, zh, en }) => `${unit.zh.slice(zh.start, zh.end)} ${unit.en.slice(en.start, en.end)}`)
}

const both = ['以人民为中心 with the people at the center', '以發展為中心 with growth at the Center']

onEachDatabase((newPlace) => {
  test('a term with a slot that somebody adds is found with what fills it', async () => {
    await withTermbase(newPlace(), async (termbase) => {
      await termbase.save(talk('one.txt'), 'test')
      const added = await termbase.add({ zh: '以……为中心', en: 'with ... at the center' }, 'Li')
      expect(added).toMatchObject({ rendering: center, occurrences: 2 })
      expect(await places(termbase)).toEqual(both)
      await termbase.undo('Li')
      expect(await termbase.review.queue({})).toEqual([])
    })
  })

  test('one of an imported glossary is found in documents that come later', async () => {
    await withTermbase(newPlace(), async (termbase) => {
      const place = { file: 'glossary.tsv', line: 2 }
      const concept: ImportedConcept = {
        ...{ place, zh: [{ text: '以……为中心' }], en: [{ text: 'with ... at the center' }] },
      }
      await termbase.import(
        (async function* () {
          yield concept
        })(),
        { by: 'Li' },
      )
      expect(await places(termbase)).toEqual([])
      await termbase.save(talk('one.txt'), 'test')
      expect(await places(termbase)).toEqual(both)
    })
  })
})
