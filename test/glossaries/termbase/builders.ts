import { createHash } from 'node:crypto'
import type { Bitext } from '../../../model/bitext.ts'
import type { Language, Segment } from '../../../model/document.ts'
import type { Extraction } from '../../../model/glossary.ts'
import type { Category, TermPair } from '../../../model/term.ts'
import { concepts } from '../../../stages/concepts/index.ts'

/** A document of sentence pairs; its id is the hash of its text, its speakers are 甲 and A. */
export function bitext(name: string, lines: readonly (readonly [string, string])[]): Bitext {
  const id = createHash('sha256').update(JSON.stringify(lines)).digest('hex').slice(0, 16)
  const segment = (language: Language, text: string, i: number): Segment => ({
    language,
    text,
    kind: 'sentence',
    speaker: language === 'zh' ? '甲' : 'A',
    turn: 0,
    paragraph: i,
    place: { file: name, line: 2 * i + (language === 'zh' ? 1 : 2), column: 1 },
  })
  const zh = lines.map(([text], i) => segment('zh', text, i))
  const en = lines.map(([, text], i) => segment('en', text, i))
  const units = lines.map(([zhText, enText], i) => ({
    id: `${id}:${i}`,
    document: id,
    ordinal: i,
    zh: zhText,
    en: enText,
    zhSegments: [zh[i]],
    enSegments: [en[i]],
    confidence: 0.9,
  }))
  return { document: { id, name, date: '2026-03-08', zh, en, warnings: [] }, units }
}

export type Proposal = readonly [zh: string, en: string, confidence: number, category?: Category, essential?: number]

/** What an extraction would give that finds exactly these pairs, wherever both sides stand in a unit. */
export function extraction(bitexts: readonly Bitext[], proposals: readonly Proposal[]): Extraction {
  const pairs = proposals.map(([zh, en, confidence, category = 'term', essential]): TermPair => {
    const occurrences = bitexts.flatMap(({ units }) =>
      units.flatMap((unit) => {
        const [zhStart, enStart] = [unit.zh.indexOf(zh), unit.en.indexOf(en)]
        if (zhStart < 0 || enStart < 0) return []
        const span = (start: number, text: string) => ({ start, end: start + text.length })
        return [{ unit: unit.id, zh: span(zhStart, zh), en: span(enStart, en) }]
      }),
    )
    const told = { category, confidence, ...(essential !== undefined && { essential }) }
    return { zh, en, ...told, occurrences, reasons: [{ side: 'for', code: 'quoted' }] }
  })
  return { bitexts, entries: concepts()(pairs.filter((pair) => pair.occurrences.length > 0)) }
}
