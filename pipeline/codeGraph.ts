import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'

/** What a piece of code consists of: a hash of its own files and data, and the packages that these name. */
export interface Code {
  readonly hash: string
  readonly packages: readonly string[]
}

/** Imports of types alone compute nothing. */
const TYPE_IMPORT = /\b(?:import|export)\s+type\s[^'"]*?\sfrom\s+['"][^'"]+['"]/g
const LITERAL = /(['"`])((?:\.\.?\/|@|[a-z])[^'"`\s$]*)\1/g
const SOURCE = /\.m?ts$|\.mjs$/

/**
 * The files that `entries` reach: by imports, at once or when needed, and by every other text that names a file, as
 * `new URL('./table.gz', import.meta.url)` does. Paths are relative to `root`, with `/`. Rather a file too many, which
 * makes results anew without need, than one too few.
 */
export function filesOf(root: string, entries: readonly string[]): { files: string[]; packages: string[] } {
  const files = new Set<string>()
  const packages = new Set<string>()
  const known = dependenciesOf(root)
  const visit = (file: string) => {
    if (files.has(file)) return
    files.add(file)
    if (!SOURCE.test(file)) return
    const source = readFileSync(join(root, file), 'utf8').replace(TYPE_IMPORT, '')
    for (const [, , text] of source.matchAll(LITERAL)) {
      if (text.startsWith('.')) {
        const target = posix.join(posix.dirname(file), text)
        if (!target.startsWith('..') && isFile(join(root, target))) visit(target)
      } else {
        const name = packageOf(text)
        if (known.has(name)) packages.add(name)
        // Of a package that is only needed to build, this file is compiled in: see packaging/build.ts.
        else if (isFile(join(root, 'node_modules', text))) files.add(`node_modules/${text}`)
      }
    }
  }
  for (const entry of entries) visit(entry)
  return { files: [...files].sort(), packages: [...packages].sort() }
}

/** The code that `entries` reach, and `alone`, whose imports are not followed. */
export function codeOf(root: string, entries: readonly string[], alone: readonly string[] = []): Code {
  const { files, packages } = filesOf(root, entries)
  const hash = createHash('sha256')
  for (const file of new Set([...files, ...alone]))
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0')
  return { hash: hash.digest('hex'), packages }
}

/** The versions of packages as they are installed, and of all that they need: `name@version`, in order. */
export function versionsOf(root: string, packages: readonly string[]): string[] {
  const versions = new Map<string, string>()
  const visit = (name: string, from: string) => {
    const folder = installedAt(name, from)
    const place = folder ?? name
    if (versions.has(place)) return
    if (!folder) {
      versions.set(place, `${name}@absent`)
      return
    }
    const { version, dependencies = {} } = readManifest(folder)
    versions.set(place, `${name}@${version}`)
    for (const other of Object.keys(dependencies)) visit(other, folder)
  }
  for (const name of packages) visit(name, root)
  return [...new Set(versions.values())].sort()
}

const packageOf = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

const isFile = (path: string) => existsSync(path) && statSync(path).isFile()

interface Manifest {
  readonly version?: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
}

const readManifest = (folder: string): Manifest => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))

function dependenciesOf(root: string): Set<string> {
  if (!existsSync(join(root, 'package.json'))) return new Set()
  const { dependencies, optionalDependencies, peerDependencies } = readManifest(root)
  return new Set(Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies }))
}

/** The folder that Node would take a package from. */
function installedAt(name: string, from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const place = join(folder, 'node_modules', name)
    if (existsSync(join(place, 'package.json'))) return place
    if (folder === dirname(folder)) return undefined
  }
}
