import { isArchive, openArchive } from '../files/archive.ts'
import { InputError } from '../model/errors.ts'
import { READ_EXTENSIONS, type SourceFile } from '../stages/read/index.ts'

/** Extensions of files that hold other files. */
export const CONTAINER_EXTENSIONS = ['.zip', '.eml']

/** How deep they may lie in each other. */
const MAX_DEPTH = 3

/** Bytes of all files in a container together, those in the containers within it included. */
const MAX_BYTES = 256 * 2 ** 20

/**
 * The files in a zip archive or an e-mail that may be read, each named after what it is in: `talks.zip/may/talk.docx`.
 * Undefined for a file that is itself one to be read, as a Word document is, which is a zip archive too.
 * @throws InputError for a container that is damaged, or holds nothing that is read
 */
export async function membersOf(
  file: SourceFile,
  depth = 0,
  left = { bytes: MAX_BYTES },
): Promise<SourceFile[] | undefined> {
  const members = isArchive(file.bytes)
    ? filesInArchive(file, left)
    : isMail(file)
      ? await partsOfMail(file)
      : undefined
  if (members === undefined) return undefined
  const inner: SourceFile[][] = []
  for (const member of members) {
    inner.push((depth < MAX_DEPTH ? await membersOf(member, depth + 1, left) : undefined) ?? [member])
  }
  if (members.length > 0 || depth > 0) return inner.flat()
  const what = isArchive(file.bytes) ? 'an archive' : 'an e-mail'
  throw new InputError(file.name, `expected ${what} with bilingual texts in it, found none of a kind that is read`)
}

const isMail = ({ name, bytes }: SourceFile) =>
  /\.eml$/i.test(name) ||
  /^(?:(?:From|To|Subject|Date|Return-Path|Received|Delivered-To|MIME-Version|Message-ID): .*\r?\n(?:[ \t].*\r?\n)*){3}/.test(
    Buffer.from(bytes.subarray(0, 4096)).toString('latin1'),
  )

function isRead(name: string): boolean {
  const base = name.slice(name.lastIndexOf('/') + 1)
  const isOwn = /^\.|^readme\b/i.test(base) || /^__MACOSX\//.test(name)
  return !isOwn && /\.[^.]+$/.test(base) && KNOWN.has(/\.[^.]+$/.exec(base)![0].toLowerCase())
}

/** Extensions of one sentence a line in one language are read too. */
const KNOWN = new Set([...READ_EXTENSIONS, ...CONTAINER_EXTENSIONS, '.zh', '.en'])

/** What tells that an archive is a document: Office files, OpenDocument, books. */
const DOCUMENT_PARTS = new Set(['[Content_Types].xml', 'mimetype', 'content.xml'])

function filesInArchive({ name, bytes }: SourceFile, left: { bytes: number }): SourceFile[] | undefined {
  let isDocument = false
  const only = (entry: string) => {
    isDocument ||= DOCUMENT_PARTS.has(entry)
    return !isDocument && isRead(entryName(entry))
  }
  const entries = openArchive(bytes, name, { only, maxBytes: left.bytes })
  if (isDocument) return undefined
  for (const content of entries.values()) left.bytes -= content.length
  return [...entries].map(([entry, content]) => ({ name: `${name}/${entryName(entry)}`, bytes: content }))
}

/** Names without a mark for UTF-8 are in the encoding of the system that packed them: in China GB 18030. */
function entryName(name: string): string {
  if (!/^[\0-\xff]*[\x80-\xff][\0-\xff]*$/.test(name)) return name
  const bytes = Buffer.from(name, 'latin1')
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // In another one.
    }
  }
  return name
}

/** The attachments that may be read, and the message itself where it holds both languages, or nothing is attached. */
async function partsOfMail({ name, bytes }: SourceFile): Promise<SourceFile[]> {
  const { default: PostalMime } = await import('postal-mime')
  const mail = await PostalMime.parse(bytes, { attachmentEncoding: 'arraybuffer' })
  const attached = mail.attachments.flatMap(({ filename, content, disposition }) => {
    if (!filename || disposition === 'inline' || !isRead(filename)) return []
    return [{ name: `${name}/${filename}`, bytes: new Uint8Array(content as ArrayBuffer) }]
  })
  const text = mail.text?.trim()
  const [body, extension] = text ? [text, 'txt'] : [mail.html ?? '', 'html']
  const isBilingual = count(body, /[\u4e00-\u9fff]/g) >= 20 && count(body, /\b[a-z]{2,}\b/gi) >= 15
  if (body === '' || (attached.length > 0 && !isBilingual)) return attached
  return [{ name: `${name}/message.${extension}`, bytes: new TextEncoder().encode(body) }, ...attached]
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
