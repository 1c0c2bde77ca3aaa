import type { SourcedUnit } from '../../model/glossary.ts'
import type { Span } from '../../model/term.ts'
import type { LinkedUnit, Token } from '../../model/token.ts'
import type { EnglishOf } from '../api.ts'

/** Links of at least this posterior show where the English of a Chinese passage is. */
const clear = 0.3
/** Units whose links are kept. */
const keptLimit = 2000

/** Finds the English of a Chinese passage by the word links of its unit. What it needs is loaded at the first question. */
export class Linker {
  readonly #kept = new Map<string, LinkedUnit>()
  #link?: Promise<(unit: SourcedUnit) => LinkedUnit>

  /** The English that the words of the span are linked with; none where they have no link. */
  async englishOf(unit: SourcedUnit, zh: Span): Promise<EnglishOf> {
    this.#link ??= openLink()
    const linked = this.#kept.get(unit.id) ?? (await this.#link)(unit)
    if (this.#kept.size >= keptLimit) this.#kept.clear()
    this.#kept.set(unit.id, linked)
    const inside = new Set(linked.zh.flatMap((token, n) => (overlaps(token, zh) ? [n] : [])))
    const links = linked.links.filter((one) => inside.has(one.zh) && one.probability >= clear)
    const english = [...new Set(links.map(({ en }) => en))].sort((a, b) => a - b)
    if (!english.length) return {}
    const span = { start: linked.en[english[0]].start, end: linked.en[english[english.length - 1]].end }
    return { en: trimmed(unit.en, span) }
  }
}

const overlaps = (token: Token, span: Span) => token.start < span.end && token.end > span.start

/** Without marks at its ends. */
function trimmed(text: string, { start, end }: Span): Span {
  const inner = text.slice(start, end)
  const before = /^[\s\p{P}]*/u.exec(inner)?.[0].length ?? 0
  const after = /[\s\p{P}]*$/u.exec(inner)?.[0].length ?? 0
  return before + after < inner.length ? { start: start + before, end: end - after } : { start, end }
}

async function openLink(): Promise<(unit: SourcedUnit) => LinkedUnit> {
  const { openUnitLinks } = await import('../../pipeline/unitLinks.ts')
  return openUnitLinks()
}
