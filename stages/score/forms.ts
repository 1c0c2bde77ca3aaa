import type { LinkedUnit } from '../../model/token.ts'

/**
 * English tokens [start, end) as a glossary shows them: the text as it stands, but for the capital that only the start of
 * a sentence gave to a common word. `isLowerCase` tells which words (in lower case) are usually written so: taggers take
 * many a capital at the start of a sentence for that of a name.
 */
export function englishForm(
  unit: LinkedUnit,
  start: number,
  end: number,
  isLowerCase: (word: string) => boolean,
): string {
  const text = unit.unit.en.slice(unit.en[start].start, unit.en[end - 1].end).replace(/\s+/g, ' ')
  return startsSentence(unit, start) && isCommon(unit, start, end, isLowerCase)
    ? text[0].toLowerCase() + text.slice(1)
    : text
}

const startsSentence = (unit: LinkedUnit, at: number) => at === 0 || /^[.!?:;"“”]$/.test(unit.en[at - 1].text)

function isCommon(unit: LinkedUnit, start: number, end: number, isLowerCase: (word: string) => boolean): boolean {
  const first = unit.en[start]
  const isSingle = start + 1 >= end
  if (!/^\p{Lu}\p{Ll}+$/u.test(first.text)) return false
  if (first.pos === 'PROPN' && (isSingle || !isLowerCase(first.norm))) return false
  return isSingle || !/^\p{Lu}/u.test(unit.en[start + 1].text)
}

/** Tally of the forms one pair was seen in. */
export class Forms {
  readonly #times = new Map<string, number>()

  add(form: string): void {
    this.#times.set(form, (this.#times.get(form) ?? 0) + 1)
  }

  /** The form seen most often; of equals the one seen first. */
  get usual(): string {
    let usual = ''
    let most = 0
    for (const [form, times] of this.#times)
      if (times > most) {
        usual = form
        most = times
      }
    return usual
  }
}
