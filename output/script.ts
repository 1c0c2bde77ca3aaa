import { simplify } from '../language/fold.ts'
import { type TraditionalStandard, toTraditional } from '../language/traditional.ts'
import type { CitedEntry, CitedRendering, ConceptDetails, Glossary } from '../model/glossary.ts'
import type { ScriptChoice } from './languages.ts'

/**
 * The glossary with all Chinese terms in one script. A form that the termbase has in it stands for the others; what it has
 * not is converted with OpenCC. Sentences stay as they were published, and so do notes and definitions.
 *
 * @param tag of traditional Chinese in the file: for `zh-TW` the words of Taiwan are taken, for `zh-HK` the characters of
 *   Hong Kong
 */
export function inScript(glossary: Glossary, script: ScriptChoice, tag: string): Glossary {
  if (script === 'as-is') return glossary
  const forms = script === 'simplified' ? simplified : (entry: Chinese) => traditional(entry, standardOf(tag))
  const rendering = (one: CitedRendering, chosen: readonly string[]): CitedRendering => ({
    ...one,
    zh: chosen[0],
    ...(one.concept && { concept: { ...one.concept, zh: chosen[0], variants: chosen.slice(1) } }),
  })
  return {
    ...glossary,
    async *concepts() {
      for await (const entry of glossary.concepts()) {
        const chosen = forms(entry)
        const renderings = entry.renderings.map((one) => rendering(one, chosen))
        yield { ...entry, zh: chosen[0], variants: chosen.slice(1), renderings } satisfies CitedEntry
      }
    },
    async *renderings() {
      for await (const one of glossary.renderings()) {
        yield rendering(one, forms(one.concept ?? { zh: one.zh, variants: [] }))
      }
    },
    async *concordance() {
      for await (const line of glossary.concordance()) {
        const { rendering: one } = line
        yield { ...line, rendering: { ...one, zh: forms({ zh: one.zh, variants: [] })[0] } }
      }
    },
  }
}

type Chinese = Pick<ConceptDetails, 'zh' | 'variants'>

const standardOf = (tag: string): TraditionalStandard => (/TW/i.test(tag) ? 'TW' : /HK|MO/i.test(tag) ? 'HK' : 'any')

function simplified({ zh, variants }: Chinese): string[] {
  return [...new Set([zh, ...variants].map(simplify))]
}

/** Forms that are traditional already, or the same in both scripts, and conversions of those that no such form is of. */
function traditional({ zh, variants }: Chinese, standard: TraditionalStandard): string[] {
  const forms = [zh, ...variants]
  const own = forms.filter((form) => toTraditional(form, 'any') === form)
  const chosen = forms.flatMap((form) => {
    const converted = toTraditional(form, standard)
    if (own.includes(form) || own.includes(converted)) return own.includes(converted) ? [converted] : [form]
    return [own.find((one) => simplify(one) === form) ?? converted]
  })
  return [...new Set([...chosen, ...own])]
}
