import { element, parent, xmlDeclaration } from '../../files/xmlWriter.ts'
import { zip } from '../../files/zipWriter.ts'
import type { Brief, BriefRun } from '../../model/brief.ts'
import { briefSheet } from './sheet.ts'
import { type BriefLanguage, briefWords, departureText, suggestionText } from './words.ts'

/** A brief as a Word document: the lists in three columns, then the text with its renderings over it. */
export async function* writeBriefDocx(brief: Brief, language: BriefLanguage = 'en'): AsyncIterable<Uint8Array> {
  yield* zip([
    { name: '[Content_Types].xml', content: () => [xmlDeclaration, TYPES] },
    { name: '_rels/.rels', content: () => [xmlDeclaration, RELATIONSHIPS] },
    { name: 'word/document.xml', content: () => body(brief, language) },
  ])
}

function* body(brief: Brief, language: BriefLanguage): Iterable<string> {
  const word = (name: keyof typeof briefWords) => briefWords[name][language]
  const { first, more } = briefSheet(brief)
  const proposal = ({ term, pinyin, suggestions }: Brief['proposals'][number]) => {
    const said = suggestions
      .slice(0, 2)
      .map((one) => suggestionText(one, language))
      .join('; ')
    return item(term, pinyin, said || word('noRendering'))
  }
  yield `${xmlDeclaration}<w:document xmlns:w="${MAIN}"><w:body>`
  yield paragraph(run(brief.title ?? brief.document, BOLD_LARGE))
  yield paragraph(
    run(
      `${word('brief')} · ${[brief.document, brief.date].filter(Boolean).join(', ')} · ${word('termbase')} ${brief.termbase}`,
      SMALL,
    ),
    columns(1),
  )
  yield* list(
    word('terms'),
    brief.terms.map(({ zh, pinyin, en, former, isChanged }) =>
      item(
        zh,
        pinyin,
        [
          en.join('; '),
          former.length ? `${word('former')}: ${former.join('; ')}` : '',
          isChanged ? word('nowChanged') : '',
        ]
          .filter(Boolean)
          .join(' · '),
      ),
    ),
  )
  yield* list(
    word('departures'),
    brief.departures.map((one) => paragraph(run(departureText(one, language), SMALL))),
  )
  yield* list(
    word('names'),
    brief.names.map(({ name, pinyin, spelled, rendering, title }) =>
      item(name, pinyin, [...new Set([spelled, rendering, title])].filter(Boolean).join('; ')),
    ),
  )
  yield* list(
    word('acronyms'),
    brief.acronyms.map(({ acronym, meanings }) => item(acronym, undefined, meanings.join('; '))),
  )
  yield* list(
    word('numbers'),
    brief.numbers.map(({ text, rendering }) => item(text, undefined, rendering)),
  )
  yield* list(word('proposals'), first.map(proposal))
  yield paragraph('', columns(3))
  yield paragraph(run(word('text'), BOLD))
  let speaker: string | undefined
  let at = 0
  while (at < brief.text.length) {
    const start = brief.text[at]
    if (start.speaker && start.speaker !== speaker) yield paragraph(run(start.speaker, BOLD))
    speaker = start.speaker
    const runs: string[] = []
    const translations: string[] = []
    for (; at < brief.text.length && brief.text[at].paragraph === start.paragraph; at++) {
      const { runs: own, translation } = brief.text[at]
      for (const one of own) runs.push(annotated(one))
      if (start.language === 'en') runs.push(run(' ', ''))
      if (translation) translations.push(translation)
    }
    yield paragraph(runs.join(''))
    if (translations.length) yield paragraph(run(translations.join(' '), SMALL))
  }
  yield paragraph('', columns(1))
  yield* list(word('more'), more.map(proposal))
  yield `${page(3)}</w:body></w:document>`
}

function* list(title: string, items: readonly string[]): Iterable<string> {
  if (!items.length) return
  yield paragraph(run(`${title} (${items.length})`, BOLD))
  yield* items
}

const item = (head: string, reading: string | undefined, said: string): string =>
  paragraph(`${run(head, BOLD)}${reading ? run(` ${reading}`, GREY) : ''}${run(` ${said}`, SMALL)}`)

const BOLD_LARGE = '<w:rPr><w:b/><w:sz w:val="28"/></w:rPr>'
const BOLD = '<w:rPr><w:b/><w:sz w:val="18"/></w:rPr>'
const SMALL = '<w:rPr><w:sz w:val="16"/></w:rPr>'
const GREY = '<w:rPr><w:color w:val="555555"/><w:sz w:val="14"/></w:rPr>'

const run = (text: string, look: string) => parent('w:r', {}, look, element('w:t', text, { 'xml:space': 'preserve' }))

const paragraph = (runs: string, section = '') => `<w:p><w:pPr><w:spacing w:after="0"/>${section}</w:pPr>${runs}</w:p>`

const page = (count: number) =>
  `<w:sectPr><w:type w:val="continuous"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="680" w:right="680" w:bottom="680" w:left="680" w:header="340" w:footer="340" w:gutter="0"/><w:cols w:num="${count}" w:space="240"/></w:sectPr>`

/** Ends a section of so many columns. */
const columns = (count: number) => page(count)

/** Word's phonetic guide: small text over a word. */
function annotated({ text, above, kind }: BriefRun): string {
  if (!above) return run(text, '')
  const said = kind === 'proposal' ? `${above} ?` : above
  const guide =
    '<w:rubyPr><w:rubyAlign w:val="center"/><w:hps w:val="12"/><w:hpsRaise w:val="20"/><w:hpsBaseText w:val="22"/><w:lid w:val="en-US"/></w:rubyPr>'
  return `<w:r><w:ruby>${guide}<w:rt>${run(said, '<w:rPr><w:sz w:val="12"/></w:rPr>')}</w:rt><w:rubyBase>${run(text, '')}</w:rubyBase></w:ruby></w:r>`
}

const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPES = `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
const RELATIONSHIPS = `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`
