import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Language } from '../../../model/document.ts'
import { languages, readText, texts } from './helpers.ts'

interface Turn {
  readonly label: string
  readonly sentences: readonly string[]
}

/** A press conference of our own, in parallel; the head (title and lead) and then the turns. */
const HEAD: Readonly<Record<Language, readonly string[]>> = {
  zh: ['港务部就第二码头建设举行记者会', '2025年5月4日，港务部举行记者会。'],
  en: ['Harbour Ministry Meets the Press on the Second Pier', 'On May 4, 2025, the Harbour Ministry met the press.'],
}
const TURNS: Readonly<Record<Language, readonly Turn[]>> = {
  zh: [
    {
      label: '发言人：',
      sentences: ['各位记者朋友，下午好！', '今天我介绍第二码头的情况，这是“城市的窗口”。', '欢迎提问。'],
    },
    { label: '《渔港日报》记者：', sentences: ['渔民关心的是：码头建成以后，渔船停在哪里？', '费用会不会上涨？'] },
    { label: '发言人：', sentences: ['渔船仍停在老港区。', '我们同渔民代表（共12位）开过三次会，达成了共识。'] },
    { label: '', sentences: ['费用三年不变，而且2028年以后也只随物价调整。', '这一点请大家放心。'] },
    { label: '湖滨电视台：', sentences: ['工程何时开工，何时完工，由谁承建？'] },
    {
      label: '发言人：',
      sentences: ['7月开工，明年年底完工。', '承建单位将通过公开招标产生，结果会及时公布。', '谢谢大家。'],
    },
  ],
  en: [
    {
      label: 'Spokesperson: ',
      sentences: [
        'Good afternoon, friends from the press!',
        'Today I will present the second pier, which is “a window of the city.”',
        'The floor is open.',
      ],
    },
    {
      label: 'Fishing Port Daily: ',
      sentences: [
        'What the fishermen want to know is this: where will their boats lie once the pier is built?',
        'Will the fees go up?',
      ],
    },
    {
      label: 'Spokesperson: ',
      sentences: [
        'The boats will stay in the old harbour.',
        'We have met with Mr. Luo and the other delegates (twelve in all) three times, and we reached a consensus.',
      ],
    },
    {
      label: '',
      sentences: [
        'The fees will not change for three years, and after 2028 they will only follow prices.',
        'Please rest assured on this point.',
      ],
    },
    {
      label: 'Lakeside Television: ',
      sentences: ['When will work begin, when will it end, and who will build the pier?'],
    },
    {
      label: 'Spokesperson: ',
      sentences: [
        'It begins in July and ends next December.',
        'The builder will be found in a public tender, and its result will be published in good time.',
        'Thank you all.',
      ],
    },
  ],
}

/**
 * Cuts the stream of one language into pages, each cut inside a turn: at any character, in English at any space.
 * Of n cuts (0 <= cut < 1) each lies in its own n-th of the stream, so that both languages have as many pages.
 */
function pagesOf(language: Language, cuts: readonly number[]): string[] {
  const turns = TURNS[language].map(({ label, sentences }) => label + sentences.join(language === 'zh' ? '' : ' '))
  const places = turns.flatMap((turn, i) => {
    const from = TURNS[language][i].label.length + 1
    const offsets = Array.from({ length: turn.length - from - 1 }, (_, k) => from + k)
    // After a colon a new paragraph is as likely as the rest of this one: there the reader does not join.
    const possible = offsets.filter((at) => (language === 'zh' || turn[at] === ' ') && !/[:：]/.test(turn[at - 1]))
    return possible.map((at) => ({ turn: i, at }))
  })
  const share = places.length / cuts.length
  const chosen = cuts.map((cut, i) => places[Math.floor((i + cut) * share)])
  const pages: string[][] = [[...HEAD[language]]]
  for (const [i, turn] of turns.entries()) {
    let from = 0
    for (const { at } of chosen.filter((place) => place.turn === i)) {
      pages.at(-1)?.push(turn.slice(from, at).trim())
      pages.push([])
      from = at
    }
    pages.at(-1)?.push(turn.slice(from).trim())
  }
  return pages.map((page) => page.join('\n\n'))
}

const cut = fc.double({ min: 0, max: 0.9, noNaN: true })
const cutsOfBoth = fc.array(fc.tuple(cut, cut), { minLength: 1, maxLength: 3 })

it('gives back the sentences of both languages wherever the pages are cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      cutsOfBoth,
      fc.boolean(),
      fc.constantFrom('\n\n', '\n\n— 2 —\n\n'),
      async (both, zhFirst, between) => {
        const cuts = { zh: both.map(([zh]) => zh), en: both.map(([, en]) => en) }
        const [first, second] = (zhFirst ? languages : languages.toReversed()).map((language) =>
          pagesOf(language, cuts[language]),
        )
        const source = first.flatMap((page, i) => [page, second[i]]).join(between)
        const document = await readText(source)
        for (const language of languages) {
          expect(texts(document[language])).toEqual([
            ...HEAD[language],
            ...TURNS[language].flatMap(({ sentences }) => sentences),
          ])
          const labels = TURNS[language].map(({ label }) => label.replace(/[：:]\s*$/, '')).filter(Boolean)
          const turns = new Map(document[language].map(({ turn, speaker }) => [turn, speaker]))
          expect([...turns.values()]).toEqual([undefined, ...labels])
        }
        expect(document.warnings).toEqual([])
      },
    ),
    { numRuns: 150 },
  )
})
