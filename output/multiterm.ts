import { element, openTag, parent, xmlDeclaration } from '../files/xmlWriter.ts'
import { isTraditional } from '../language/fold.ts'
import type { Language } from '../model/document.ts'
import type { Citation, CitedEntry, CitedRendering, Glossary } from '../model/glossary.ts'
import { formatPlace } from './columns.ts'
import { preferredFirst } from './usable.ts'

/** The languages as MultiTerm names them, and their codes. */
const languages: Readonly<Record<Language | 'traditional', readonly [name: string, code: string]>> = {
  zh: ['Chinese', 'ZH-CN'],
  en: ['English', 'EN'],
  traditional: ['Chinese (Traditional)', 'ZH-TW'],
}

/** The fields of an entry, of a language and of a term: the termbase that imports the file has to have them. */
const fields = {
  entry: ['Subject', 'Category', 'Note'],
  language: ['Definition'],
  term: ['Status', 'Usage', 'Part of speech', 'Variant', 'Context', 'Source', 'Note'],
} as const

/** MultiTerm XML: every rendering, with its usage. Its termbase definition is `multitermDefinition`. */
export async function* writeMultiterm(glossary: Glossary): AsyncIterable<string> {
  yield `${xmlDeclaration}<mtf>\n`
  let number = 0
  for await (const entry of glossary.concepts()) yield `${concept(++number, entry)}\n`
  yield '</mtf>\n'
}

function concept(number: number, { zh, variants, category, domain, definition, note, renderings }: CitedEntry): string {
  const example = renderings.find((one) => one.example)?.example
  const forms = (key: 'zh' | 'traditional') =>
    [...new Set([zh, ...variants])]
      .filter((form) => isTraditional(form) === (key === 'traditional'))
      .map((form) =>
        parent('termGrp', {}, element('term', form), form === zh ? context('zh', example) : field('Variant', 'yes')),
      )
  return parent(
    'conceptGrp',
    {},
    element('concept', String(number)),
    field('Subject', domain),
    field('Category', category),
    field('Note', note),
    ...[zh, ...variants]
      .map((form) => (isTraditional(form) ? 'traditional' : 'zh'))
      .filter((key, i, keys) => keys.indexOf(key) === i)
      .map((key, i) => language(key, i === 0 ? field('Definition', definition) : '', ...forms(key))),
    language('en', ...preferredFirst(renderings).map(rendering)),
  )
}

function language(key: keyof typeof languages, ...content: readonly string[]): string {
  const [type, lang] = languages[key]
  return parent('languageGrp', {}, openTag('language', { type, lang }), '</language>', ...content)
}

function rendering({ en, status, usage, partOfSpeech, note, decided, example }: CitedRendering): string {
  return parent(
    'termGrp',
    {},
    element('term', en),
    decided ? transaction(decided) : '',
    field('Status', status),
    field('Usage', usage),
    field('Part of speech', partOfSpeech),
    field('Note', note),
    context('en', example),
  )
}

function context(language: Language, example: Citation | undefined): string {
  return example
    ? field('Context', example.unit[language], field('Source', formatPlace(example.unit.place[language])))
    : ''
}

type FieldName = (typeof fields)[keyof typeof fields][number]

function field(type: FieldName, text: string | undefined, ...below: readonly string[]): string {
  return text ? parent('descripGrp', {}, element('descrip', text, { type }), ...below) : ''
}

function transaction({ by, at }: { by: string; at: string }): string {
  return parent('transacGrp', {}, element('date', at.slice(0, 19)), element('transac', by, { type: 'modification' }))
}

/** The termbase definition (XDT): the languages and fields that the XML uses. */
export function multitermDefinition(): string {
  const language = ([name, code]: readonly [string, string]) =>
    parent('language', {}, element('itemText', name), element('itemLocale', code))
  const level = (name: string, names: readonly string[]) =>
    parent('level', { name }, ...names.map((type) => element('field', type, { type: 'text' })))
  return `${xmlDeclaration}${parent(
    'termbaseDefinition',
    {},
    parent('languages', {}, ...Object.values(languages).map(language)),
    parent('fields', {}, ...Object.entries(fields).map(([name, names]) => level(name, names))),
  )}\n`
}
