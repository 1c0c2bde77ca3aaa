import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import type { CheckedDocument } from '../checking/drafts.ts'
import { fixDraft } from '../checking/fix/index.ts'
import { mendsOf } from '../checking/mends.ts'
import { InputError } from '../model/errors.ts'
import type { Finding } from '../model/finding.ts'
import { messageOf, suggestionOf } from '../output/findingText.ts'

/** A copy of a draft that was written. */
export interface WrittenCopy {
  readonly file: string
  readonly copy: string
  /** Mends in it. */
  readonly mended: number
  /** Errors and warnings that are left to a person. */
  readonly open: number
}

/**
 * Writes copies of drafts with the mends that are certain: of one draft to the file `out`, of several to the folder
 * `out`. Of a pair the English file is copied. A draft that cannot be written is a failure, the others go on.
 * @throws InputError where copies would take the place of drafts or of each other
 */
export async function fixDrafts(
  documents: readonly CheckedDocument[],
  out: string,
  encoding: string | undefined,
): Promise<{ readonly written: readonly WrittenCopy[]; readonly failures: readonly InputError[] }> {
  const copies = await copiesOf(documents, out)
  const date = `${new Date().toISOString().slice(0, 19)}Z`
  const written: WrittenCopy[] = []
  const failures: InputError[] = []
  for (const { document, file, copy } of copies) {
    try {
      const mends = mendsOf(document.bitext, document.findings)
      const bytes = await readFile(file)
      const fixed = fixDraft(file, bytes, mends, { comment: commentOf, date, encoding })
      await mkdir(dirname(copy), { recursive: true })
      await writeFile(copy, fixed.bytes)
      const open = mends.open.length + mends.certain.length - fixed.done.size
      written.push({ file, copy, mended: fixed.done.size, open })
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      failures.push(error)
    }
  }
  return { written, failures }
}

const commentOf = (finding: Finding) => `${messageOf(finding)}. ${suggestionOf(finding)}`

async function copiesOf(documents: readonly CheckedDocument[], out: string) {
  const isFolder =
    documents.length > 1 ||
    /[/\\]$/.test(out) ||
    (await stat(out).then(
      (found) => found.isDirectory(),
      () => false,
    ))
  const copies = documents.map((document) => {
    const { zh, en, name } = document.bitext.document
    const file = en.at(0)?.place.file ?? zh.at(0)?.place.file ?? name
    return { document, file, copy: isFolder ? join(out, basename(file)) : out }
  })
  const drafts = new Set(copies.map(({ file }) => resolve(file)))
  for (const { file, copy } of copies)
    if (drafts.has(resolve(copy)))
      throw new InputError(copy, `expected another place for the mended copy of ${file}, found a draft; name another`)
  const [first] = copies.filter(({ copy }, i) => copies.findIndex((one) => resolve(one.copy) === resolve(copy)) < i)
  if (first) {
    const message = `expected drafts of different names, found two; check them one by one, each with its own --fix`
    throw new InputError(first.copy, message)
  }
  return copies
}
