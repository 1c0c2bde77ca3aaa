import { contentWords } from './renderingMatcher.ts'
import type { RenderingPlace } from './termUses.ts'

/** The ways in which a term is rendered in one unit. */
export function variantsIn(places: readonly RenderingPlace[]): Set<string> {
  return new Set(chosenPlaces(places).map(variantOf))
}

/** Of renderings that overlap the longest: “Chinese socialism”, not “socialism”. */
export function chosenPlaces(places: readonly RenderingPlace[]): RenderingPlace[] {
  const chosen: RenderingPlace[] = []
  const words = ({ rendering }: RenderingPlace) => contentWords(rendering.en).length
  for (const place of [...places].sort((a, b) => words(b) - words(a)))
    if (!chosen.some(({ range }) => range.from < place.range.to && place.range.from < range.to)) chosen.push(place)
  return chosen
}

/** Renderings of the same words count as one way: realize the dream, realization of the dream. */
export function variantOf({ rendering }: RenderingPlace): string {
  return contentWords(rendering.en)
    .map(({ keys }) => keys[0])
    .sort()
    .join(' ')
}

/** Whether one way has all words of the other: a term in full, and shortened. */
export function isShortened(way: string, other: string): boolean {
  const [shorter, longer] = [way.split(' '), other.split(' ')].sort((a, b) => a.length - b.length)
  return shorter.every((word) => longer.includes(word))
}
