import { element, parent } from '../../files/xmlWriter.ts'
import type { Brief, BriefProposal, BriefRun, BriefSentence, BriefTerm } from '../../model/brief.ts'
import { briefSheet } from './sheet.ts'
import { briefStyle } from './style.ts'
import { type BriefLanguage, briefLanguages, briefWords, departureText, suggestionText } from './words.ts'

/**
 * A brief as one page that needs no network: a sheet of two printed pages for an hour of speech, the annotated text, more
 * proposals. Light and dark as the reader's screen is; its own words in Chinese or English, which a button exchanges.
 */
export function* writeBriefHtml(brief: Brief, language: BriefLanguage = 'en'): Iterable<string> {
  const { first, more } = briefSheet(brief)
  const { terms, names, acronyms, numbers, departures, text } = brief
  const title = brief.title ?? brief.document
  yield `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${element('title', `${briefWords.brief[language]}: ${title}`)}
<style>
${briefStyle}</style>
</head>
<body>
<header>
`
  yield `${element('h1', title, { lang: tagOf(title) })}\n`
  yield parent(
    'p',
    { class: 'about' },
    both('brief'),
    element('span', ` · ${[brief.document, brief.date].filter(Boolean).join(', ')} · `),
    both('termbase'),
    element('span', ` ${brief.termbase}`),
  )
  yield `\n<button type="button" id="language">${both('language')}</button>\n</header>\n<main>\n<div class="sheet">\n`
  yield* section('terms', terms.map(termItem))
  yield* section(
    'departures',
    departures.map((departure) =>
      parent(
        'p',
        {},
        inBoth((one) => departureText(departure, one)),
      ),
    ),
  )
  yield* section('names', names.map(nameItem))
  yield* section(
    'acronyms',
    acronyms.map(({ acronym, meanings }) => pair(acronym, 'en', meanings.join('; '))),
  )
  yield* section(
    'numbers',
    numbers.map(({ text: own, rendering }) => pair(own, tagOf(own), rendering)),
  )
  yield* section('proposals', first.map(proposalItem))
  yield `</div>\n<section class="text">\n<h2>${both('text')}</h2>\n<p class="about">${both('legend')}</p>\n`
  yield* paragraphs(text)
  yield '</section>\n'
  if (more.length) {
    yield '<div class="sheet more">\n'
    yield* section('more', more.map(proposalItem))
    yield '</div>\n'
  }
  yield `</main>\n<script>${SCRIPT}</script>\n</body>\n</html>\n`
}

/** Exchanges the language of the words around; without it they stay in the first. */
const SCRIPT =
  "document.getElementById('language').onclick=()=>{const r=document.documentElement;r.lang=r.lang==='en'?'zh':'en'}"

type Word = keyof typeof briefWords

/** Words in both languages, of which the style shows one. */
const both = (word: Word): string => inBoth((language) => briefWords[word][language])

const inBoth = (say: (language: BriefLanguage) => string): string =>
  briefLanguages.map((language) => element('span', say(language), { class: `in-${language}`, lang: language })).join('')

const tagOf = (text: string): string => (/\p{Script=Han}/u.test(text) ? 'zh' : 'en')

function* section(word: Word, items: readonly string[]): Iterable<string> {
  if (!items.length) return
  yield `<section>\n<h2>${both(word)} <small>${items.length}</small></h2>\n`
  for (const item of items) yield `${item}\n`
  yield '</section>\n'
}

const pair = (head: string, lang: string, ...rest: readonly string[]): string =>
  parent(
    'p',
    {},
    element('b', head, { lang }),
    ...rest.map((text) => ` ${element('span', text, { lang: tagOf(text) })}`),
  )

function termItem({ zh, pinyin, en, former, note, isChanged }: BriefTerm): string {
  const [preferred, ...others] = en
  return parent(
    'p',
    {},
    element('b', zh, { lang: 'zh' }),
    ' ',
    element('i', pinyin, { lang: 'zh-Latn' }),
    ...(preferred ? [' ', element('strong', preferred, { lang: 'en' })] : []),
    ...(others.length ? [element('span', `; ${others.join('; ')}`, { lang: 'en' })] : []),
    ...(former.length
      ? [' ', parent('span', { class: 'former' }, both('former'), ' ', element('s', former.join('; '), { lang: 'en' }))]
      : []),
    ...(isChanged ? [' ', parent('span', { class: 'changed' }, both('nowChanged'))] : []),
    ...(note ? [' ', element('small', note, { lang: tagOf(note) })] : []),
  )
}

function nameItem({ name, title, pinyin, spelled, rendering }: Brief['names'][number]): string {
  const said = [spelled, rendering === spelled ? undefined : rendering].filter(Boolean).join('; ')
  return parent(
    'p',
    {},
    element('b', name, { lang: tagOf(name) }),
    ...(pinyin ? [' ', element('i', pinyin, { lang: 'zh-Latn' })] : []),
    ...(said ? [' ', element('span', said, { lang: 'en' })] : []),
    ...(title ? [' ', element('small', title, { lang: tagOf(title) })] : []),
  )
}

function proposalItem({ term, pinyin, suggestions }: BriefProposal): string {
  return parent(
    'p',
    { class: 'proposal' },
    element('b', term, { lang: tagOf(term) }),
    ...(pinyin ? [' ', element('i', pinyin, { lang: 'zh-Latn' })] : []),
    ' ',
    suggestions.length
      ? suggestions
          .slice(0, 2)
          .map((suggestion) => inBoth((language) => `${suggestionText(suggestion, language)} `))
          .join('')
      : parent('small', {}, both('noRendering')),
  )
}

function* paragraphs(text: readonly BriefSentence[]): Iterable<string> {
  for (let from = 0; from < text.length; ) {
    let to = from + 1
    while (to < text.length && text[to].paragraph === text[from].paragraph) to++
    yield* paragraph(text.slice(from, to), text[from - 1]?.speaker)
    from = to
  }
}

function* paragraph(sentences: readonly BriefSentence[], before: string | undefined): Iterable<string> {
  const [{ kind, language, speaker }] = sentences
  if (speaker && speaker !== before) yield `${element('p', speaker, { class: 'speaker', lang: language })}\n`
  const runs = sentences.map((sentence) => sentence.runs.map(run).join('')).join(language === 'en' ? ' ' : '')
  yield `${parent('p', { lang: language, class: kind === 'title' ? 'annotated heading' : 'annotated' }, runs)}\n`
  const translation = sentences.flatMap((sentence) => sentence.translation ?? []).join(' ')
  if (translation) yield `${element('p', translation, { lang: 'en', class: 'translation' })}\n`
}

function run({ text, above, kind }: BriefRun): string {
  if (!above) return kind ? element('span', text, { class: kind }) : element('span', text)
  const said = kind === 'proposal' ? `${above} ?` : above
  return parent('ruby', { class: kind ?? 'term' }, element('span', text), element('rt', said, { lang: tagOf(above) }))
}
