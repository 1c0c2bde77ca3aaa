import { basename } from 'node:path'
import type { CheckedDocument } from '../checking/drafts.ts'
import { silencer } from '../checking/silence.ts'
import { InputError } from '../model/errors.ts'
import type { Silence, SilencedBy } from '../model/silenced.ts'

/** What `--silence` or `--unsilence` says: TERM, or TERM=WORDING; with names of drafts, in each of these only. */
export function silencesOf(values: readonly string[], drafts: readonly string[] | undefined): Silence[] {
  return values.flatMap((value) => {
    const [zh, ...rest] = value.split('=')
    if (!zh.trim()) throw new InputError(value, 'expected TERM or TERM=WORDING, found no term before the =')
    const one = { zh: zh.trim(), ...(rest.length && { wording: rest.join('=').trim() }) }
    return drafts ? drafts.map((draft) => ({ ...one, draft })) : [one]
  })
}

/** The name by which a draft is known, whichever folder it lies in. */
export const draftName = ({ bitext: { document } }: Pick<CheckedDocument, 'bitext'>): string => basename(document.name)

/** Documents without the findings that are silenced, and the number of these. */
export function withoutSilenced(
  documents: readonly CheckedDocument[],
  silences: readonly Silence[],
): { readonly documents: readonly CheckedDocument[]; readonly silenced: number } {
  const isSilenced = silencer(silences)
  let silenced = 0
  const rest = documents.map((document) => {
    const findings = document.findings.filter((finding) => !isSilenced(finding, draftName(document)))
    silenced += document.findings.length - findings.length
    return { ...document, findings }
  })
  return { documents: rest, silenced }
}

/** @throws InputError for a silence that no finding asks for: a slip of the pen would hide what is to come */
export function requireFindings(documents: readonly CheckedDocument[], silences: readonly Silence[]): void {
  for (const one of silences) {
    const isSilenced = silencer([one])
    if (documents.some((document) => document.findings.some((finding) => isSilenced(finding, draftName(document)))))
      continue
    const what = one.wording === undefined ? one.zh : `${one.zh}=${one.wording}`
    throw new InputError(what, 'expected a finding to silence, found none of this term and wording; see --format json')
  }
}

/** What is silenced, a line each. */
export function* silencedLines(silences: readonly SilencedBy[]): Generator<string> {
  for (const { zh, wording, draft, by, at } of silences)
    yield `${zh}${wording === undefined ? '' : `=${wording}`}\t${draft ?? 'every draft'}\t${by}\t${at}\n`
}
