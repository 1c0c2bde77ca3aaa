import type { CitedEntry, Glossary } from '../model/glossary.ts'
import { chineseTag, type LanguageTags, languageTags } from './languages.ts'
import type { WriteOptions } from './options.ts'
import { isUsable, preferredFirst } from './usable.ts'

/**
 * SKOS as Turtle. The best usable rendering is the preferred label, as SKOS has one a language; the others are
 * alternative labels; deprecated and superseded renderings are hidden labels: to be found, not to be shown.
 */
export async function* writeSkos(
  glossary: Glossary,
  { tags = languageTags }: WriteOptions = {},
): AsyncIterable<string> {
  yield head
  for await (const entry of glossary.concepts()) yield concept(entry, tags)
}

const head = `@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

<urn:shuyu:glossary> a skos:ConceptScheme ; skos:prefLabel "Chinese-English glossary"@en .
`

function concept({ id, zh, variants, definition, domain, note, renderings }: CitedEntry, tags: LanguageTags): string {
  const chinese = (text: string) => literal(text, chineseTag(text, tags))
  const english = preferredFirst(renderings)
  const [preferred, ...alternatives] = distinct(english.filter(isUsable).map(({ en }) => en))
  const hidden = distinct(english.filter((rendering) => !isUsable(rendering)).map(({ en }) => en))
  const example = english.find((rendering) => rendering.example)?.example?.unit
  const statements = [
    'a skos:Concept',
    'skos:inScheme <urn:shuyu:glossary>',
    `skos:prefLabel ${chinese(zh)}`,
    ...distinct(variants)
      .filter((variant) => variant !== zh)
      .map((variant) => `skos:altLabel ${chinese(variant)}`),
    preferred && `skos:prefLabel ${literal(preferred, tags.en)}`,
    ...alternatives.map((text) => `skos:altLabel ${literal(text, tags.en)}`),
    // The three kinds of labels may not share a text.
    ...hidden
      .filter((text) => text !== preferred && !alternatives.includes(text))
      .map((text) => `skos:hiddenLabel ${literal(text, tags.en)}`),
    definition && `skos:definition ${literal(definition)}`,
    domain && `skos:scopeNote ${literal(domain)}`,
    note && `skos:note ${literal(note)}`,
    example && `skos:example ${chinese(example.zh)}, ${literal(example.en, tags.en)}`,
  ]
  return `\n<urn:shuyu:${id}> ${statements.filter(Boolean).join(' ;\n  ')} .\n`
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)]
}

const escapes: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r' }

/** A Turtle string. */
function literal(text: string, tag?: string): string {
  const escaped = text.replace(/["\\\n\r]/g, (character) => escapes[character])
  return `"${escaped}"${tag ? `@${tag}` : ''}`
}
