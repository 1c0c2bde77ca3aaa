import type { Glossary } from '../model/glossary.ts'
import { writeAmazon } from './amazon.ts'
import { writeAnki } from './anki.ts'
import { writeCrowdin } from './crowdin.ts'
import { writeCsv, writeSpreadsheetCsv } from './csv.ts'
import { writeDocx, writeDocxByTheme } from './docx.ts'
import { writeHtml } from './html.ts'
import { writeInterpretbank } from './interpretbank.ts'
import { writeJson } from './json.ts'
import { writeJsonLines } from './jsonl.ts'
import { writeLokalise } from './lokalise.ts'
import { writeMarkdown } from './markdown.ts'
import { writeMatecat } from './matecat.ts'
import { writeMemoq } from './memoq.ts'
import { multitermDefinition, writeMultiterm } from './multiterm.ts'
import { writeOmegat } from './omegat.ts'
import type { WriteOptions } from './options.ts'
import { writePhrase } from './phrase.ts'
import { writePhraseStrings } from './phraseStrings.ts'
import { writeSkos } from './skos.ts'
import { writeSmartcat } from './smartcat.ts'
import { writeFullTbx, writeTbx, writeTbx3 } from './tbx.ts'
import { writeTmx } from './tmx.ts'
import { writeTrados } from './trados.ts'
import { writeTransifex } from './transifex.ts'
import { writeGoogle, writeGoogleTermSet, writeTwoColumns } from './translation.ts'
import { writeTsv } from './tsv.ts'
import { writeUtx } from './utx.ts'
import { writeWeblate } from './weblate.ts'
import { writeWordfast } from './wordfast.ts'
import { writeXliff } from './xliff.ts'
import { writeXlsx } from './xlsx.ts'
import { writeXtm } from './xtm.ts'

/** Whom a format is for. */
export const audiences = ['people', 'translation tools', 'machine translation', 'programs'] as const

/** An output format: a glossary in, the pieces of a file out (texts are UTF-8), the same for the same glossary. */
export interface OutputFormat {
  readonly for: (typeof audiences)[number]
  /** One line for people. */
  readonly summary: string
  /** What its file names end in, with the point. */
  readonly suffix: string
  /** True where a reader depends on the suffix. */
  readonly suffixMatters?: boolean
  /** True where the file is no text. */
  readonly binary?: boolean
  /** What it is a list of. @default terms */
  readonly content?: 'translation units'
  /** True where no client could be run to see that it takes the file. */
  readonly untried?: boolean
  /** True where it has only terms that may be used: it cannot mark the others, and its readers would take them for good. */
  readonly usableOnly?: boolean
  readonly write: (glossary: Glossary, options?: WriteOptions) => AsyncIterable<string | Uint8Array>
  /** A second file that belongs beside the first. */
  readonly companion?: { readonly suffix: string; readonly write: () => string }
}

/** To add a format: a file of its own here that exports its `write` function, and an entry in this map. */
export const formats = {
  xlsx: {
    for: 'people',
    summary: 'Excel workbook: terms with filters and lists of choices, concordance; can be imported again',
    suffix: '.xlsx',
    binary: true,
    write: writeXlsx,
  },
  'csv-excel': {
    for: 'people',
    summary: 'the columns as CSV that Excel opens without garbling Chinese or running formulas',
    suffix: '.csv',
    write: writeSpreadsheetCsv,
  },
  html: {
    usableOnly: true,
    for: 'people',
    summary: 'to print for the booth: by pinyin and by alphabet, in two columns',
    suffix: '.html',
    write: writeHtml,
  },
  docx: {
    for: 'people',
    summary: 'Word: Chinese and English in two columns, by pinyin',
    suffix: '.docx',
    binary: true,
    usableOnly: true,
    write: writeDocx,
  },
  'docx-themes': {
    for: 'people',
    summary: 'the same by domain, a table each',
    suffix: '.docx',
    binary: true,
    usableOnly: true,
    write: writeDocxByTheme,
  },
  markdown: {
    for: 'people',
    summary: 'a Markdown table, for pages on code hosts',
    suffix: '.md',
    write: writeMarkdown,
  },
  anki: {
    for: 'people',
    summary: 'cards for Anki, with reading and example',
    suffix: '.txt',
    usableOnly: true,
    untried: true,
    write: writeAnki,
  },
  interpretbank: {
    for: 'people',
    summary: 'columns that InterpretBank imports',
    suffix: '.csv',
    usableOnly: true,
    untried: true,
    write: writeInterpretbank,
  },
  tbx: {
    usableOnly: true,
    for: 'translation tools',
    summary: 'TBX-Basic 2008 (v2, martif), which most tools import; no deprecated or superseded terms',
    suffix: '.tbx',
    write: writeTbx,
  },
  'tbx-full': {
    for: 'translation tools',
    summary: 'the same with all terms, marked, and what shuyu knows of them in notes',
    suffix: '.tbx',
    untried: true,
    write: writeFullTbx,
  },
  tbx3: {
    for: 'translation tools',
    summary: 'TBX-Basic 2019 (v3, ISO 30042, DCA), with all terms, marked',
    suffix: '.tbx',
    untried: true,
    write: writeTbx3,
  },
  tmx: {
    for: 'translation tools',
    summary: 'TMX 1.4b: the translation units, not the terms',
    suffix: '.tmx',
    content: 'translation units',
    write: writeTmx,
  },
  xliff: {
    usableOnly: true,
    for: 'translation tools',
    summary: 'XLIFF 2.1 with its Glossary module: each term in a sentence',
    suffix: '.xlf',
    untried: true,
    write: writeXliff,
  },
  omegat: {
    usableOnly: true,
    for: 'translation tools',
    summary: 'OmegaT glossary; its name must end in .utf8',
    suffix: '.utf8',
    suffixMatters: true,
    write: writeOmegat,
  },
  multiterm: {
    for: 'translation tools',
    summary: 'MultiTerm XML, with its termbase definition (XDT) beside the file',
    suffix: '.xml',
    untried: true,
    write: writeMultiterm,
    companion: { suffix: '.xdt', write: multitermDefinition },
  },
  memoq: {
    usableOnly: true,
    for: 'translation tools',
    summary: 'memoQ CSV',
    suffix: '.csv',
    untried: true,
    write: writeMemoq,
  },
  phrase: {
    for: 'translation tools',
    summary: 'Phrase TMS workbook',
    suffix: '.xlsx',
    binary: true,
    untried: true,
    write: writePhrase,
  },
  crowdin: { for: 'translation tools', summary: 'Crowdin CSV', suffix: '.csv', untried: true, write: writeCrowdin },
  weblate: {
    usableOnly: true,
    for: 'translation tools',
    summary: 'Weblate glossary CSV',
    suffix: '.csv',
    untried: true,
    write: writeWeblate,
  },
  utx: { for: 'translation tools', summary: 'UTX 1.11', suffix: '.utx', untried: true, write: writeUtx },
  trados: {
    for: 'translation tools',
    summary: 'a workbook for MultiTerm Convert, with the termbase definition (XDT) beside it',
    suffix: '.xlsx',
    binary: true,
    untried: true,
    write: writeTrados,
    companion: { suffix: '.xdt', write: multitermDefinition },
  },
  'phrase-strings': {
    for: 'translation tools',
    summary: 'Phrase Strings term base CSV',
    suffix: '.csv',
    usableOnly: true,
    untried: true,
    write: writePhraseStrings,
  },
  lokalise: {
    for: 'translation tools',
    summary: 'Lokalise glossary CSV, each Chinese form once',
    suffix: '.csv',
    usableOnly: true,
    untried: true,
    write: writeLokalise,
  },
  transifex: {
    for: 'translation tools',
    summary: 'Transifex glossary CSV',
    suffix: '.csv',
    usableOnly: true,
    untried: true,
    write: writeTransifex,
  },
  xtm: {
    for: 'translation tools',
    summary: 'XTM terminology workbook',
    suffix: '.xlsx',
    binary: true,
    usableOnly: true,
    untried: true,
    write: writeXtm,
  },
  smartcat: {
    for: 'translation tools',
    summary: 'Smartcat glossary workbook',
    suffix: '.xlsx',
    binary: true,
    usableOnly: true,
    untried: true,
    write: writeSmartcat,
  },
  matecat: {
    for: 'translation tools',
    summary: 'Matecat glossary workbook, what is deprecated forbidden',
    suffix: '.xlsx',
    binary: true,
    untried: true,
    write: writeMatecat,
  },
  wordfast: {
    for: 'translation tools',
    summary: 'Wordfast glossary: tab-separated text',
    suffix: '.txt',
    usableOnly: true,
    untried: true,
    write: writeWordfast,
  },
  deepl: {
    usableOnly: true,
    for: 'machine translation',
    summary: 'DeepL glossary: two columns, each Chinese form once',
    suffix: '.tsv',
    write: writeTwoColumns,
  },
  amazon: {
    for: 'machine translation',
    summary: 'Amazon Translate custom terminology, each Chinese form once',
    suffix: '.csv',
    usableOnly: true,
    untried: true,
    write: writeAmazon,
  },
  google: {
    usableOnly: true,
    for: 'machine translation',
    summary: 'Google Cloud Translation glossary, one-way',
    suffix: '.csv',
    untried: true,
    write: writeGoogle,
  },
  'google-terms': {
    usableOnly: true,
    for: 'machine translation',
    summary: 'Google Cloud Translation equivalent term set',
    suffix: '.csv',
    untried: true,
    write: writeGoogleTermSet,
  },
  microsoft: {
    usableOnly: true,
    for: 'machine translation',
    summary: 'Microsoft Translator glossary: two columns, each Chinese form once',
    suffix: '.tsv',
    untried: true,
    write: writeTwoColumns,
  },
  tsv: { for: 'programs', summary: 'tab-separated columns, a header, best first', suffix: '.tsv', write: writeTsv },
  csv: { for: 'programs', summary: 'the same columns as CSV (RFC 4180)', suffix: '.csv', write: writeCsv },
  json: {
    for: 'programs',
    summary: 'an array of concepts with renderings and occurrences',
    suffix: '.json',
    write: writeJson,
  },
  jsonl: {
    for: 'programs',
    summary: 'JSON Lines: the same, a concept a line',
    suffix: '.jsonl',
    write: writeJsonLines,
  },
  skos: { for: 'programs', summary: 'SKOS as Turtle, for the web of data', suffix: '.ttl', write: writeSkos },
} satisfies Record<string, OutputFormat>

export type FormatName = keyof typeof formats
