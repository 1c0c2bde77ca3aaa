import { conceptId } from '../language/identity.ts'
import type { Finding } from '../model/finding.ts'
import type { Silence } from '../model/silenced.ts'

/** Whether a finding in a draft (its name, without the folder) is one that somebody calls a false alarm. */
export function silencer(silences: readonly Silence[]): (finding: Finding, draft: string) => boolean {
  const byTerm = new Map<string, Silence[]>()
  for (const one of silences) byTerm.set(conceptId(one.zh), [...(byTerm.get(conceptId(one.zh)) ?? []), one])
  return ({ concept, term, found }, draft) => {
    const ofTerm = [...new Set([concept, conceptId(term)])].flatMap((key) => byTerm.get(key) ?? [])
    return ofTerm.some(
      (one) =>
        (one.draft === undefined || one.draft === draft) &&
        (one.wording === undefined || plain(one.wording) === plain(found ?? '')),
    )
  }
}

const plain = (text: string) => text.trim().replace(/\s+/g, ' ').toLowerCase()
