// Read by `npm run check` alone: what the types of the library let pass, and what they do not.
import {
  align,
  type ConceptEntry,
  checkDraft,
  defineStage,
  exportGlossary,
  extract,
  type FormatName,
  importGlossary,
  link,
  openTermbase,
  pipeline,
  type Termbase,
} from 'shuyu'

const { signal } = new AbortController()

export const inputs = [
  extract('a.docx', { signal, onProgress: ({ stage, done, total }) => `${stage} ${done / total}`, minConfidence: 0.5 }),
  extract(['a.txt', { zh: 'a.zh.txt', en: 'a.en.txt' }, { content: new Uint8Array(), name: 'a.pdf' }]),
  extract({ zh: { content: '中文' }, en: 'a.en.txt' }),
  // @ts-expect-error one side is missing
  extract({ zh: 'a.zh.txt' }),
  // @ts-expect-error no such option
  extract('a.txt', { minimum: 0.5 }),
]

export async function results(): Promise<void> {
  const { concepts, documents, glossary, failures } = await extract('a.txt')
  const first: ConceptEntry = concepts[0]
  const text: string = first.renderings[0].en
  const confidence: number = first.renderings[0].confidence
  const line: number | undefined = failures[0].line
  const sentence: string = documents[0].units[0].zh
  const probability: number = (await link([{ zh: ['和平'], en: ['peace'] }]))[0][0].probability
  const termbase: Termbase = await openTermbase('a.db')
  const added: number = (await termbase.import(importGlossary('a.tbx'), { by: 'me' })).conceptsAdded
  const findings = (await checkDraft('a.xlf', termbase, { signal })).documents[0].findings
  for await (const piece of exportGlossary(glossary, 'tbx', { signal })) void (piece satisfies string | Uint8Array)
  const { units } = await align({ content: '' })
  // @ts-expect-error what was found is not changed
  first.renderings.push(first.renderings[0])
  // @ts-expect-error no such format
  const format: FormatName = 'doc'
  void [text, confidence, line, sentence, probability, added, findings, units, format]
}

export const stage = defineStage({
  name: 'upper case',
  version: '1',
  run:
    ({ resources }) =>
    (concepts: readonly ConceptEntry[]) =>
      concepts.filter(({ zh }) => resources.isWord(zh)),
})
export const own = pipeline({ add: [{ after: 'concepts', stage }], drop: ['counterparts'] })
// @ts-expect-error a stage of one's own has a version
export const unversioned = defineStage({ name: 'a', run: () => () => 0 })
