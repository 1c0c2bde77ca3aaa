import type { Citation, CitedEntry, CitedRendering, Glossary } from '../model/glossary.ts'
import type { Usage } from '../model/term.ts'
import { formatPlace } from './columns.ts'
import { element, openTag } from './xml.ts'

/**
 * TBX-Basic as ISO 30042:2008 has it (martif, TBXcoreStructV02.dtd): the version that translation tools import.
 * They show every term as good, and some read only the first of each language: so the Chinese comes first, preferred
 * renderings come first of the English ones, and deprecated and superseded ones are left out.
 */
export async function* writeTbx(glossary: Glossary): AsyncIterable<string> {
  yield head
  for await (const entry of glossary.concepts()) {
    const renderings = importable(entry)
    if (renderings.length > 0) yield termEntry(entry, renderings)
  }
  yield tail
}

const head = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en">
<martifHeader>
<fileDesc><titleStmt><title>Chinese-English glossary</title></titleStmt><sourceDesc><p>shuyu</p></sourceDesc></fileDesc>
<encodingDesc><p type="XCSURI">TBXBasicXCSV02.xcs</p></encodingDesc>
</martifHeader>
<text><body>
`
const tail = `</body></text>
</martif>
`

/** Rank of a rendering by its usage; what is not ranked is not exported. */
const usageRank: Readonly<Partial<Record<Usage | 'unset', number>>> = { preferred: 0, unset: 1, admitted: 2 }

function importable({ renderings }: CitedEntry): CitedRendering[] {
  const rank = ({ usage }: CitedRendering) => usageRank[usage ?? 'unset']
  const ranked = renderings.filter((rendering) => rank(rendering) !== undefined)
  return ranked.sort((a, b) => (rank(a) ?? 0) - (rank(b) ?? 0))
}

function termEntry(entry: CitedEntry, renderings: readonly CitedRendering[]): string {
  // A variant that holds the headword itself (its form in quotation marks) would only be found twice.
  const variants = entry.variants.filter((variant) => !variant.includes(entry.zh))
  return lines(
    openTag('termEntry', { id: entry.id }),
    entry.domain && element('descrip', entry.domain, { type: 'subjectField' }),
    entry.note && element('note', entry.note),
    openTag('langSet', { 'xml:lang': 'zh-CN' }),
    entry.definition && element('descrip', entry.definition, { type: 'definition' }),
    term(entry.zh, context('zh', renderings[0].example)),
    ...variants.map((variant) => term(variant, termNote('termType', 'variant'))),
    '</langSet>',
    openTag('langSet', { 'xml:lang': 'en' }),
    ...renderings.map(rendering),
    '</langSet>',
    '</termEntry>',
  )
}

function rendering({ en, usage, note, decided, example }: CitedRendering): string {
  return term(
    en,
    usage && termNote('administrativeStatus', `${usage}Term-admn-sts`),
    context('en', example),
    decided && transaction(decided.by, decided.at),
    note && element('note', note),
  )
}

function term(text: string, ...details: (string | undefined)[]): string {
  return `<tig>${element('term', text)}${details.filter(Boolean).join('')}</tig>`
}

function termNote(type: string, value: string): string {
  return element('termNote', value, { type })
}

function context(language: 'zh' | 'en', example: Citation | undefined): string | undefined {
  if (!example) return undefined
  const sentence = element('descrip', example.unit[language], { type: 'context' })
  const source = element('admin', formatPlace(example.unit.place[language]), { type: 'source' })
  return `<descripGrp>${sentence}${source}</descripGrp>`
}

function transaction(by: string, at: string): string {
  const what = element('transac', 'modification', { type: 'transactionType' })
  const who = element('transacNote', by, { type: 'responsibility' })
  return `<transacGrp>${what}${who}${element('date', at.slice(0, 10))}</transacGrp>`
}

function lines(...parts: (string | undefined)[]): string {
  return parts
    .filter(Boolean)
    .map((part) => `${part}\n`)
    .join('')
}
