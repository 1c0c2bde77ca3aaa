import { access, constants, readdir, realpath, stat } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join } from 'node:path'
import { glob, isDynamicPattern } from 'tinyglobby'
import { readWithin } from '../files/inputFile.ts'
import type { Language } from '../model/document.ts'
import { InputError } from '../model/errors.ts'
import { BILINGUAL_EXTENSIONS, EXTENSIONS, type SourceFile, type SourceInput } from '../stages/read/index.ts'
import { CONTAINER_EXTENSIONS, membersOf } from './containers.ts'

/** The file or the two files of one document. */
export type Input = string | Readonly<Record<Language, string>>

/** What is worked on: named files, or what files hold. */
export type BatchInput = Input | SourceInput

export interface ResolvedInputs {
  /** In the order of the arguments; the files of a folder by name. None twice. Those in archives and mails are in memory. */
  readonly inputs: readonly BatchInput[]
  /** What could not be used; the others still can. */
  readonly failures: readonly InputError[]
}

/**
 * The documents that INPUT arguments name: files, folders (searched with their subfolders), globs. A file whose name
 * ends with a language (talk.zh.txt, talk-en.md, talk_zh-Hant.txt, talk.zh) makes a pair with its partner, given or not.
 */
export async function resolveInputs(args: readonly string[]): Promise<ResolvedInputs> {
  /** By where their files really are. */
  const inputs = new Map<string, BatchInput>()
  const failures: InputError[] = []
  const partners = partnerFinder()
  for (const arg of args) {
    for (const folder of await closedFolders(arg)) failures.push(closed(folder))
    for (const file of await filesOf(arg).catch(collect(failures))) {
      if (CONTAINER_EXTENSIONS.some((extension) => file.toLowerCase().endsWith(extension))) {
        const members = await inputsIn(await load(file), failures).catch(collect(failures))
        for (const [i, member] of members.entries()) inputs.set(`${file}\0${i}`, member)
        continue
      }
      const input = await withPartner(file, partners).catch(collect(failures))
      for (const paths of input) {
        const files = typeof paths === 'string' ? [paths] : [paths.zh, paths.en]
        const key = (await Promise.all(files.map(realPlace))).join('\0')
        if (!inputs.has(key)) inputs.set(key, paths)
      }
    }
  }
  const unique = new Map(failures.map((failure) => [failure.located, failure]))
  return { inputs: [...inputs.values()], failures: [...unique.values()] }
}

/**
 * The documents in a file: of an archive or an e-mail those in it, with pairs found by their names; else the file itself.
 * What cannot be used is added to `failures`.
 */
export async function inputsIn(file: SourceFile, failures: InputError[]): Promise<SourceInput[]> {
  const members = await membersOf(file)
  if (members === undefined) return [file]
  const byName = new Map(members.map((member) => [member.name, member]))
  const partners = partnerFinder(async (folder) =>
    [...byName.keys()].filter((name) => dirname(name) === folder).map((name) => basename(name)),
  )
  const inputs = new Map<string, SourceInput>()
  for (const { name } of members) {
    for (const found of await withPartner(name, partners).catch(collect(failures))) {
      if (typeof found === 'string') inputs.set(found, byName.get(found)!)
      else inputs.set(`${found.zh}\0${found.en}`, { zh: byName.get(found.zh)!, en: byName.get(found.en)! })
    }
  }
  return [...inputs.values()]
}

/** Whether an input is what files hold, and not their names. */
export const isInMemory = (input: Input | SourceInput): input is SourceInput =>
  typeof input !== 'string' && ('bytes' in input || typeof input.zh !== 'string')

const MIB = 2 ** 20
/** The largest file that is read. Formats that unpack have limits of their own for what comes out. */
const MAX_FILE = 256 * MIB

/** Reads the file or the files of one document. @throws InputError where one cannot be read or is too large. */
export async function loadInput(paths: Input): Promise<SourceInput> {
  if (typeof paths === 'string') return load(paths)
  const [zh, en] = await Promise.all([load(paths.zh), load(paths.en)])
  return { zh, en }
}

/** Whether the files can be read once more: a pipe gives what it has once. */
export async function canBeReadAgain(paths: Input): Promise<boolean> {
  const files = typeof paths === 'string' ? [paths] : [paths.zh, paths.en]
  const found = await Promise.all(files.map((file) => stat(file).catch(unreadable(file))))
  return found.every((file) => file.isFile())
}

async function load(name: string): Promise<SourceFile> {
  const { size } = await stat(name).catch(unreadable(name))
  if (size > MAX_FILE) {
    const found = `found ${Math.ceil(size / MIB)} MiB; divide the file`
    throw new InputError(name, `expected a file of at most ${MAX_FILE / MIB} MiB, ${found}`)
  }
  return { name, bytes: await readWithin(name, MAX_FILE).catch(unreadable(name)) }
}

function collect(failures: InputError[]): (error: unknown) => never[] {
  return (error) => {
    if (!(error instanceof InputError)) throw error
    failures.push(error)
    return []
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'found nothing there; check the name',
  EACCES: 'may not read it; check its permissions',
  EISDIR: 'found a folder',
}

function unreadable(name: string): (error: NodeJS.ErrnoException) => never {
  return (cause) => {
    if (cause instanceof InputError) throw cause
    throw new InputError(name, `expected a file or folder, ${REASONS[cause.code ?? ''] ?? cause.message}`, { cause })
  }
}

// --- Files of one argument ---------------------------------------------------------------------------------------

/** Extensions of files searched for in folders, those of one sentence a line in one language (talk.zh) among them. */
const SEARCHED = [...EXTENSIONS, ...CONTAINER_EXTENSIONS, '.zh', '.en'].map((extension) => extension.slice(1))

const IGNORED = ['**/node_modules/**']

/** Folders in a folder that may not be read; the search passes over them without a word. */
async function closedFolders(arg: string): Promise<string[]> {
  const isFolder = await stat(arg)
    .then((found) => found.isDirectory())
    .catch(() => false)
  if (!isFolder) return []
  const inside = await glob('**/', { cwd: arg, ignore: IGNORED, onlyDirectories: true, expandDirectories: false })
  const folders = [...new Set(['', ...inside])].map((folder) => (folder ? join(arg, folder.replace(/\/$/, '')) : arg))
  const isOpen = (folder: string) =>
    access(folder, constants.R_OK | constants.X_OK)
      .then(() => true)
      .catch(() => false)
  const open = await Promise.all(folders.map(isOpen))
  return folders.filter((_, i) => !open[i]).toSorted()
}

function closed(folder: string): InputError {
  return new InputError(folder, `expected a folder, ${REASONS.EACCES}`)
}

async function filesOf(arg: string): Promise<string[]> {
  const found = await stat(arg).catch((error: NodeJS.ErrnoException) => {
    if (isDynamicPattern(arg)) return undefined
    return unreadable(arg)(error)
  })
  if (found && !found.isDirectory()) return [arg]
  const files = found
    ? await glob(`**/*.{${SEARCHED.join(',')}}`, { cwd: arg, ignore: IGNORED, caseSensitiveMatch: false })
    : await glob(arg, { ignore: IGNORED, absolute: isAbsolute(arg) })
  // What a folder says about itself is no transcript.
  const usable = found ? files.filter((file) => !/^readme\b/i.test(basename(file))) : files
  if (found && usable.length === 0)
    await access(arg, constants.R_OK | constants.X_OK).catch(() => {
      throw closed(arg)
    })
  if (usable.length > 0) return withoutLinks(usable.map((file) => (found ? join(arg, file) : file)))
  const kinds = SEARCHED.map((extension) => `.${extension}`).join(' ')
  const message = found ? `expected transcripts (${kinds}), found none in this folder` : 'no file matches this pattern'
  throw new InputError(arg, message)
}

/** Each file once, by its shortest path: a folder may be linked into itself. */
async function withoutLinks(files: readonly string[]): Promise<string[]> {
  const places = await Promise.all(files.map(realPlace))
  const shortest = new Map<string, string>()
  for (const [n, file] of files.entries()) {
    const other = shortest.get(places[n])
    const isBetter = other === undefined || file.length < other.length || (file.length === other.length && file < other)
    if (isBetter) shortest.set(places[n], file)
  }
  return [...shortest.values()].toSorted()
}

/** Where a path leads through all links; the path itself where that cannot be told. */
const realPlace = (file: string): Promise<string> => realpath(file).catch(() => file)

// --- Pairs -------------------------------------------------------------------------------------------------------

const TAGS: Readonly<Record<Language, string>> = {
  zh: '(?:zh|zho|chi|cn|chs|cht|sc|tc)(?:[-_](?:hans|hant))?(?:[-_](?:cn|tw|hk|mo|sg))?',
  en: '(?:en|eng)(?:[-_](?:us|gb|uk|au|ca|int))?',
}
const TAGGED = new RegExp(`^(.+?)[._-](?:(?<zh>${TAGS.zh})|(?<en>${TAGS.en}))(\\.[^.]+)?$`, 'i')
/** Tags that are no part of an ordinary name, so that a file without its partner is a mistake. */
const CERTAIN = /^(?:zh|zho|en|eng)\b/i

interface TaggedName {
  /** Without its folder. */
  readonly file: string
  /** What stands before the language, in lower case. */
  readonly stem: string
  readonly language: Language
  readonly tag: string
  readonly extension: string
}

/** The parts of a name that tells a language; none of a bilingual format, whatever it is named after. */
function parseName(file: string): TaggedName | undefined {
  const match = TAGGED.exec(basename(file))
  if (!match?.groups || BILINGUAL_EXTENSIONS.includes(match[4]?.toLowerCase())) return undefined
  const { zh, en } = match.groups
  return {
    file: basename(file),
    stem: match[1].toLowerCase(),
    language: zh ? 'zh' : 'en',
    tag: zh ?? en,
    extension: match[4] ?? '',
  }
}

type PartnerFinder = (file: string, name: TaggedName) => Promise<string | undefined>

/** The document a file belongs to, as a list of one. */
async function withPartner(file: string, partnerOf: PartnerFinder): Promise<Input[]> {
  const name = parseName(file)
  if (!name) return [file]
  const partner = await partnerOf(file, name)
  if (partner) return [name.language === 'zh' ? { zh: file, en: partner } : { zh: partner, en: file }]
  if (!CERTAIN.test(name.tag)) return [file]
  const [own, other, tag] = name.language === 'zh' ? ['Chinese', 'English', 'en'] : ['English', 'Chinese', 'zh']
  const base = basename(file)
  const expected = `${base.slice(0, name.stem.length + 1)}${tag}${name.extension}`
  const message = `expected a pair: by its name this is the ${own} file, but the ${other} one (${expected}) is not beside it; add it, or rename a file that holds both languages`
  throw new InputError(file, message)
}

/**
 * Finds the file beside another that has its name and the other language; the same extension and the shortest tag
 * first. Lists each folder once.
 */
function partnerFinder(filesIn: (folder: string) => Promise<string[]> = readdir): PartnerFinder {
  const folders = new Map<string, Promise<ReadonlyMap<string, readonly TaggedName[]>>>()
  return async (file, { stem, language, extension }) => {
    const folder = dirname(file)
    const listing = folders.get(folder) ?? taggedNames(filesIn(folder))
    folders.set(folder, listing)
    const candidates = (await listing).get(stem)?.filter((name) => name.language !== language) ?? []
    const [best] = candidates.toSorted(
      (a, b) =>
        Number(b.extension === extension) - Number(a.extension === extension) ||
        a.tag.length - b.tag.length ||
        (a.file < b.file ? -1 : 1),
    )
    return best && file.slice(0, file.length - basename(file).length) + best.file
  }
}

/** The files of a folder whose names tell a language, by what stands before it. */
async function taggedNames(files: Promise<string[]>): Promise<Map<string, TaggedName[]>> {
  const byStem = new Map<string, TaggedName[]>()
  for (const file of await files) {
    const name = parseName(file)
    if (name) byStem.set(name.stem, [...(byStem.get(name.stem) ?? []), name])
  }
  return byStem
}
