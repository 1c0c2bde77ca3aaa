import type { Glossary } from '../model/glossary.ts'
import type { LanguageTags, ScriptChoice } from './languages.ts'
import { tagsFor } from './languages.ts'
import type { WriteOptions } from './options.ts'
import { inScript } from './script.ts'
import { isUsable } from './usable.ts'
import { withoutPaths } from './withoutPaths.ts'

export interface ExportOptions {
  /** @default as-is */
  readonly script?: ScriptChoice
  /** @default zh-CN, zh-Hant and en */
  readonly tags?: Partial<LanguageTags>
  readonly evidence?: boolean
}

/** How many concepts and renderings were written, and how many renderings were left out as not to be used. */
export interface WrittenTerms {
  concepts: number
  terms: number
  left: number
}

/** A glossary as it goes to others: in the script that was chosen, without folders of this machine, and counted. */
export function prepared(
  glossary: Glossary,
  { usableOnly = false }: { usableOnly?: boolean },
  { script = 'as-is', tags: chosen, evidence }: ExportOptions = {},
): { glossary: Glossary; options: WriteOptions; written: WrittenTerms } {
  const tags = tagsFor(script, chosen)
  const written: WrittenTerms = { concepts: 0, terms: 0, left: 0 }
  const whole = inScript(withoutPaths(glossary), script, tags.traditional)
  const counted: Glossary = {
    ...whole,
    // Formats may read it more than once: the last reading counts.
    async *concepts() {
      Object.assign(written, { concepts: 0, terms: 0, left: 0 })
      for await (const entry of whole.concepts()) {
        const used = usableOnly ? entry.renderings.filter(isUsable).length : entry.renderings.length
        if (used > 0) written.concepts++
        written.terms += used
        written.left += entry.renderings.length - used
        yield entry
      }
    },
    async *renderings() {
      Object.assign(written, { concepts: 0, terms: 0, left: 0 })
      const concepts = new Set<string>()
      for await (const rendering of whole.renderings()) {
        written.terms++
        concepts.add(rendering.concept?.id ?? rendering.zh)
        written.concepts = concepts.size
        yield rendering
      }
    },
  }
  return { glossary: counted, options: { tags, evidence }, written }
}
