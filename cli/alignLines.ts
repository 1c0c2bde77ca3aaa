import { openDictionary } from '../glossaries/lexicons/cedict.ts'
import type { Bitext } from '../model/bitext.ts'
import type { Bead, Language, Segment, SourceDocument } from '../model/document.ts'
import { openContext, placedStages, placeOf } from '../pipeline/pipeline.ts'
import type { PipelineDefinition } from '../pipeline/stages.ts'
import { alignSentences } from '../stages/align/index.ts'

type Lines = readonly string[]

/** Aligns lines as a pipeline of one's own does: with its segmenter, and with its stage where that is another. */
export async function alignLines(definition: PipelineDefinition, zh: Lines, en: Lines): Promise<readonly Bead[]> {
  const there = definition.stages.prepare.filter((stage) => placeOf(stage) === 'align')
  if (there.every(({ name }) => name === 'align')) {
    const { segmenter } = openContext({}, definition).resources
    return alignSentences({ segmentChinese: segmenter.cut, dictionary: openDictionary() })(zh, en)
  }
  const document = documentOf(zh, en)
  return beadsOf(document, await placedStages({}, definition).align(document))
}

function documentOf(zh: Lines, en: Lines): SourceDocument {
  const segments = (language: Language, lines: Lines) =>
    lines.map((text, i): Segment => {
      const place = { file: language, line: i + 1, column: 1 }
      return { language, text, kind: 'sentence', turn: 0, paragraph: 0, place }
    })
  return { id: 'lines', name: 'lines', zh: segments('zh', zh), en: segments('en', en), warnings: [] }
}

/** The lines of each unit, and those of no unit by themselves, in the order of the text. */
function beadsOf({ zh, en }: SourceDocument, { units }: Bitext): Bead[] {
  const beads: Bead[] = []
  const next = { zh: 0, en: 0 }
  const lone = (to: { readonly zh: number; readonly en: number }) => {
    for (; next.zh < to.zh; next.zh++) beads.push({ zh: [next.zh], en: [], confidence: 1 })
    for (; next.en < to.en; next.en++) beads.push({ zh: [], en: [next.en], confidence: 1 })
  }
  const linesOf = (segments: readonly Segment[]) => segments.map(({ place }) => place.line - 1)
  for (const { zhSegments, enSegments, confidence } of units) {
    const [zhLines, enLines] = [linesOf(zhSegments), linesOf(enSegments)]
    lone({ zh: Math.min(zhLines[0], zh.length), en: Math.min(enLines[0], en.length) })
    beads.push({ zh: zhLines, en: enLines, confidence })
    next.zh = (zhLines.at(-1) as number) + 1
    next.en = (enLines.at(-1) as number) + 1
  }
  lone({ zh: zh.length, en: en.length })
  return beads
}
