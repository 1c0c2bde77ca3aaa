import type { CitedEntry, Glossary } from '../model/glossary.ts'
import { languageTags } from './languages.ts'
import { isUsable, preferredFirst } from './usable.ts'

/**
 * SKOS as Turtle. The best usable rendering is the preferred label, as SKOS has one a language; the others are
 * alternative labels; deprecated and superseded renderings are hidden labels: to be found, not to be shown.
 */
export async function* writeSkos(glossary: Glossary): AsyncIterable<string> {
  yield head
  for await (const entry of glossary.concepts()) yield concept(entry)
}

const head = `@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

<urn:shuyu:glossary> a skos:ConceptScheme ; skos:prefLabel "Chinese-English glossary"@en .
`

function concept({ id, zh, variants, definition, domain, note, renderings }: CitedEntry): string {
  const english = preferredFirst(renderings)
  const [preferred, ...alternatives] = distinct(english.filter(isUsable).map(({ en }) => en))
  const hidden = distinct(english.filter((rendering) => !isUsable(rendering)).map(({ en }) => en))
  const example = english.find((rendering) => rendering.example)?.example?.unit
  const statements = [
    'a skos:Concept',
    'skos:inScheme <urn:shuyu:glossary>',
    `skos:prefLabel ${literal(zh, 'zh')}`,
    ...distinct(variants)
      .filter((variant) => variant !== zh)
      .map((variant) => `skos:altLabel ${literal(variant, 'zh')}`),
    preferred && `skos:prefLabel ${literal(preferred, 'en')}`,
    ...alternatives.map((text) => `skos:altLabel ${literal(text, 'en')}`),
    // The three kinds of labels may not share a text.
    ...hidden
      .filter((text) => text !== preferred && !alternatives.includes(text))
      .map((text) => `skos:hiddenLabel ${literal(text, 'en')}`),
    definition && `skos:definition ${literal(definition)}`,
    domain && `skos:scopeNote ${literal(domain)}`,
    note && `skos:note ${literal(note)}`,
    example && `skos:example ${literal(example.zh, 'zh')}, ${literal(example.en, 'en')}`,
  ]
  return `\n<urn:shuyu:${id}> ${statements.filter(Boolean).join(' ;\n  ')} .\n`
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)]
}

const escapes: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r' }

/** A Turtle string. */
function literal(text: string, language?: keyof typeof languageTags): string {
  const escaped = text.replace(/["\\\n\r]/g, (character) => escapes[character])
  return `"${escaped}"${language ? `@${languageTags[language]}` : ''}`
}
