import { expect, test } from 'vitest'
import { readAll, refusalOf } from './helpers.ts'

const CATALOGUE = `msgid ""
msgstr ""
"Language: zh_CN\\n"

msgctxt "noun"
msgid "port"
msgstr "港口"

#, fuzzy
msgid "quay"
msgstr "码头"

msgid "tide"
msgstr ""

msgid "灯塔"
msgstr ""
"light"
"house"
`

test('catalogues of gettext: in either direction, fuzzy ones as proposals, those without a translation counted', async () => {
  const { concepts, warnings } = await readAll(CATALOGUE)
  expect(concepts.map(({ zh, en, place }) => [zh[0].text, en[0], place.line])).toEqual([
    ['港口', { text: 'port' }, 5],
    ['码头', { text: 'quay', status: 'proposed' }, 10],
    ['灯塔', { text: 'lighthouse' }, 16],
  ])
  expect(warnings).toEqual(['1 messages without a translation were left out'])
})

test('a catalogue with a line that is none of it is refused with the line', async () => {
  expect(await refusalOf('msgid "port"\nmsgstr "港口"\n\nmsgid port\n')).toMatch(/:4: expected a line of a catalogue/)
})
