import type { CheckedTerm } from './terms.ts'

/** How many accepted renderings a finding lists. */
const LISTED = 3

/** The accepted renderings of a term, the preferred first. */
export const expected = ({ accepted }: CheckedTerm): string[] => accepted.map(({ en }) => en)

/** Renderings as a sentence lists them. */
export function listed(renderings: readonly string[]): string {
  const shown = renderings.slice(0, LISTED).map((en) => `“${en}”`)
  return `${shown.join(' or ')}${renderings.length > LISTED ? ', ...' : ''}`
}

export function useInstead(rendering: string | undefined, found?: string): string {
  if (rendering === undefined) return 'Choose another rendering; the termbase has no accepted one.'
  return found === undefined ? `Use “${rendering}”.` : `Use “${rendering}” for “${found}”.`
}
