import type { Span } from '../model/term.ts'

/** What stands in a term for other words: 以……为中心, `with ... at the center`. */
const SLOT = /\s*(?:…+|⋯+|\.{3,}|．{3,})\s*/u

/**
 * The fixed parts of a term with a slot: `with`, `at the center`. A slot before or behind them says that something stands
 * there, and is no matter of finding it. Undefined where there are no two parts with a slot between them.
 */
export function fixedParts(term: string): string[] | undefined {
  const parts = term.trim().split(SLOT).filter(Boolean)
  return parts.length > 1 ? parts : undefined
}

/** How the parts of a term may stand in a text. */
export interface SlotRules {
  /** Most characters in a slot. */
  readonly longest: number
  /** What no slot holds. */
  readonly breaks: RegExp
  /** Whether a part may stand there. @default anywhere */
  readonly isPart?: (span: Span) => boolean
}

/** Slots of Chinese do not reach beyond a clause, those of English not beyond a sentence. */
export const slotRules = {
  zh: { longest: 24, breaks: /[，,。；;：:！!？?\n]/u },
  en: { longest: 120, breaks: /[.;:!?\n]/u },
} as const satisfies Record<'zh' | 'en', SlotRules>

/**
 * Where the parts stand one after the other with something in each slot: from the first part to the end of the last, in text
 * order and apart. Of several first parts before a second one the nearest counts.
 */
export function slottedSpans(
  text: string,
  [first, ...others]: readonly string[],
  { longest, breaks, isPart = () => true }: SlotRules,
): Span[] {
  const next = (part: string, from: number): Span | undefined => {
    for (let start = text.indexOf(part, from); start >= 0; start = text.indexOf(part, start + 1)) {
      const span = { start, end: start + part.length }
      if (isPart(span)) return span
    }
    return undefined
  }
  const found: Span[] = []
  for (let head = next(first, 0); head; ) {
    const again = next(first, head.start + 1)
    let end = head.end
    for (const part of others) {
      const place = next(part, end + 1)
      const slot = place && text.slice(end, place.start)
      end = place && slot?.trim() && slot.length <= longest && !breaks.test(slot) ? place.end : -1
      if (end < 0) break
      // The first part once more: it begins there.
      if (part === others[0] && again && place && again.start < place.start && again.start >= head.end) end = -1
      if (end < 0) break
    }
    if (end >= 0) found.push({ start: head.start, end })
    head = end >= 0 ? next(first, end) : again
  }
  return found
}
