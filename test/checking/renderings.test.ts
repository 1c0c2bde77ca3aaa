import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EnglishText } from '../../checking/englishText.ts'
import { looseMatches, strictMatches } from '../../checking/renderingMatcher.ts'

const found = (rendering: string, en: string) => {
  const text = new EnglishText(en)
  return looseMatches(rendering, text).map((range) => text.slice(range))
}

test.each([
  ['plural', 'core interest', 'Our core interests', 'core interests'],
  ['verb form', 'safeguard peace', 'safeguarding peace', 'safeguarding peace'],
  ['irregular verb', 'uphold justice', 'They upheld justice.', 'upheld justice'],
  ['noun of a verb', 'cooperate', 'our cooperation', 'cooperation'],
  ['possessive', 'China', 'China’s economy', 'China’s'],
  ['people of a country', 'Macedonia', 'Macedonians vote', 'Macedonians'],
  ['article', 'the United Nations', 'a United Nations agency', 'United Nations'],
  ['case', 'Belt and Road Initiative', 'BELT AND ROAD INITIATIVE', 'BELT AND ROAD INITIATIVE'],
  ['hyphen for a space', 'decision making', 'decision-making', 'decision-making'],
  ['hyphen for nothing', 'multipolarity', 'multi-polarity', 'multi-polarity'],
  ['nothing for a hyphen', 'multi-polarity', 'multipolarity', 'multipolarity'],
  ['spelling', 'organization of labour', 'organisation of labor', 'organisation of labor'],
  ['diacritics', 'Cote d’Ivoire', "Côte d'Ivoire", "Côte d'Ivoire"],
  ['function words', 'development of the economy', 'development in economy', 'development in economy'],
  ['another order', 'economic development', 'development of the economic base', 'development of the economic'],
  ['words between', 'develop socialism', 'uphold, develop and enrich socialism', 'develop and enrich socialism'],
  ['without its brackets', 'World Health Organization (WHO)', 'World Health Organization', 'World Health Organization'],
  ['what is in brackets', 'World Health Organization (WHO)', 'the WHO', 'WHO'],
  ['initials', 'artificial intelligence', 'AI is here', 'AI'],
  [
    'initials of a part',
    'Communist Party of China Central Committee',
    'CPC Central Committee',
    'CPC Central Committee',
  ],
  ['a part in full', 'CPC Central Committee', 'Central Committee of the Communist Party of China', undefined],
  ['full stops', 'US', 'the U.S. economy', 'U.S.'],
  ['country and adjective', 'China', 'the Chinese economy', 'Chinese'],
  ['adverb and adjective', 'mutual benefit', 'mutually beneficial ties', 'mutually beneficial'],
  ['noun of an adjective', 'prosperity and stability', 'a prosperous and stable Hong Kong', 'prosperous and stable'],
  ['noun of an irregular verb', 'poverty reduction', 'reducing poverty', 'reducing poverty'],
  ['noun and adjective', 'scientific innovation', 'innovation in science', 'innovation in science'],
  ['British in the middle of a word', 'good-neighborliness', 'good-neighbourliness', 'good-neighbourliness'],
  ['initials of compounds', 'small and medium-sized enterprises', 'Many SMEs', 'SMEs'],
  ['a function word that matters', 'will of the people', 'the people’s will', 'people’s will'],
  ['country and another word', 'U.S.', 'the American people', 'American'],
  ['doctrine and adherent', 'socialism', 'a socialist country', 'socialist'],
])('%s: “%s” stands in “%s”', (_, rendering, en, words) => {
  expect(found(rendering, en)).toEqual([words ?? en])
})

test.each([
  ['another word', 'shared future for humanity', 'shared future for mankind'],
  ['one word missing', 'high-quality development', 'development of quality'],
  [
    'far apart',
    'green development',
    'Green hills and clear waters make every visitor to our country admire its development',
  ],
  ['a word that begins alike', 'party', 'particle'],
  ['a capitalised word within a name', 'Belt and Road', 'One Belt, One Road'],
  ['another name of the same words', 'Communist Party of China', 'Chinese Communist Party'],
  ['one word for two', 'a country prospers, a country is strong', 'A state prospers; a country is strong'],
  ['a function word that matters missing', 'will of the people', 'people'],
  ['too many words between', 'Chinese nation', 'Chinese workers and all others of the nation'],
  ['initials in lower case', 'information technology', 'we like it'],
])('%s: “%s” does not stand in “%s”', (_, rendering, en) => {
  expect(found(rendering, en)).toEqual([])
})

test('a rendering of function words alone is looked for as it is', () => {
  expect(found('we', 'They and we')).toEqual(['we'])
  expect(found('we', 'They')).toEqual([])
})

test('each place counts once', () => {
  expect(found('common prosperity', 'Common prosperity is prosperity that is common prosperity.')).toHaveLength(2)
})

const word = fc.stringMatching(/^[a-zA-Z]{1,9}$/)
const phrase = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '))

test('a text that has exactly the rendering is always found to have it', () => {
  fc.assert(
    fc.property(phrase, phrase, phrase, (before, rendering, after) => {
      const text = new EnglishText(`${before} ${rendering}, ${after}.`)
      expect(looseMatches(rendering, text).length).toBeGreaterThan(0)
      expect(strictMatches(rendering, text).length).toBeGreaterThan(0)
    }),
  )
})
