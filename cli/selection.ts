import type { Glossary } from '../model/glossary.ts'
import type { Rendering } from '../model/term.ts'

/** The renderings of a glossary that pass, with their concepts and places. */
export function selectedRenderings(glossary: Glossary, passes: (rendering: Rendering) => boolean): Glossary {
  return {
    async *concepts() {
      for await (const concept of glossary.concepts()) {
        const renderings = concept.renderings.filter(passes)
        if (renderings.length) yield { ...concept, renderings }
      }
    },
    async *renderings() {
      for await (const rendering of glossary.renderings()) if (passes(rendering)) yield rendering
    },
    async *concordance() {
      for await (const line of glossary.concordance()) if (passes(line.rendering)) yield line
    },
    units: () => glossary.units(),
  }
}
