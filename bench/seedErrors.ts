import { seededRandom } from '../evaluation/random.ts'
import type { TranslationUnit } from '../model/bitext.ts'
import type { ConceptEntry, Occurrence, Rendering, Span } from '../model/term.ts'

/** A way to spoil the rendering of a term; undefined where it cannot be spoilt so. */
export type Spoil = (rendering: string, other: string) => string | undefined

export const spoils = {
  'another term’s rendering': (_, other) => other,
  'one of its words changed': (rendering, other) => {
    const words = rendering.split(' ')
    const long = words.findLastIndex((word) => word.length > 4)
    if (words.length < 2 || long < 0) return undefined
    return words.with(long, other.split(' ').at(-1) as string).join(' ')
  },
  'left out': () => '',
} satisfies Record<string, Spoil>

/** An error put into a draft. */
export interface SeededError {
  readonly unit: string
  readonly concept: string
  readonly zh: Span
  /** What stands in the draft now. */
  readonly wrong: string
  readonly rendering: Rendering
}

export interface SeededDraft {
  readonly units: readonly TranslationUnit[]
  readonly errors: readonly SeededError[]
}

/** The units of a published text with one error each, where a unit has a rendering that can be spoilt. */
export function seedErrors(
  units: readonly TranslationUnit[],
  entries: readonly ConceptEntry[],
  spoil: Spoil,
  seed: number,
): SeededDraft {
  const random = seededRandom(seed)
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]
  const byUnit = new Map<string, { entry: ConceptEntry; rendering: Rendering; occurrence: Occurrence }[]>()
  for (const entry of entries)
    for (const rendering of entry.renderings)
      for (const occurrence of rendering.occurrences)
        byUnit.set(occurrence.unit, [...(byUnit.get(occurrence.unit) ?? []), { entry, rendering, occurrence }])
  const all = entries.flatMap(({ renderings }) => renderings.map(({ en }) => en))
  const errors: SeededError[] = []
  const spoilt = units.map((unit) => {
    const places = byUnit.get(unit.id)
    if (!places) return unit
    const { entry, rendering, occurrence } = pick(places)
    const { start, end } = occurrence.en
    const wrong = spoil(unit.en.slice(start, end), pick(all.filter((en) => !sharesWord(en, entry))))
    if (wrong === undefined) return unit
    errors.push({ unit: unit.id, concept: entry.id, zh: occurrence.zh, wrong, rendering })
    const en = `${unit.en.slice(0, start)}${wrong}${unit.en.slice(end)}`.replace(/ {2,}/g, ' ')
    return { ...unit, en, enSegments: [{ ...unit.enSegments[0], text: en }] }
  })
  return { units: spoilt, errors }
}

function sharesWord(en: string, { renderings }: ConceptEntry): boolean {
  const words = new Set(renderings.flatMap((rendering) => rendering.en.toLowerCase().split(/\W+/)))
  return en
    .toLowerCase()
    .split(/\W+/)
    .some((word) => word.length > 3 && words.has(word))
}
