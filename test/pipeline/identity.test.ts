import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { describe, expect, test } from 'vitest'
import { codeOf, filesOf, versionsOf } from '../../pipeline/codeGraph.ts'
import {
  FRAME,
  FRAME_ALONE,
  identityOf,
  readShippedCode,
  SHIPPED,
  type StageGroup,
  wholeIdentity,
} from '../../pipeline/identity.ts'
import { type AnyStage, shippedStages } from '../../pipeline/stages.ts'
import { temporaryFolder } from './fixtures.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const groups = Object.keys(SHIPPED) as StageGroup[]
const entries = [...FRAME, ...groups.flatMap((group) => Object.values(SHIPPED[group]).flat())]

/** The files that a bundler puts together, and the packages that it leaves out. */
async function bundled(entry: string) {
  const { metafile } = await build({
    ...{ absWorkingDir: root, entryPoints: [entry], bundle: true, write: false, metafile: true, logLevel: 'silent' },
    ...{ packages: 'external', format: 'esm', platform: 'node', splitting: true, outdir: 'none' },
  })
  const external = Object.values(metafile.inputs).flatMap(({ imports }) =>
    imports.filter(({ external, path }) => external && !path.startsWith('node:')).map(({ path }) => path),
  )
  // What is compiled in is known by its files.
  const compiledIn = external.filter((path) => path.startsWith('natural/'))
  return {
    files: [...Object.keys(metafile.inputs), ...compiledIn.map((path) => `node_modules/${path}`)],
    packages: external.filter((path) => !compiledIn.includes(path)).map((path) => path.match(/^(@[^/]+\/)?[^/]+/)?.[0]),
  }
}

describe('the code that results depend on', () => {
  test('is the same before a build and after it: of the kernel its text is part of it, not what a build makes', () => {
    const { files } = filesOf(root, entries)
    expect(files).toContain('ranking/forest.wat')
    expect(files.filter((file) => file.endsWith('.wasm'))).toEqual([])
  })

  test('is that of all stages in the list, in its order', () => {
    for (const group of groups) {
      expect(Object.keys(SHIPPED[group])).toEqual(shippedStages[group].map(({ name }) => name))
    }
  })

  test('holds every file and package that a bundler finds from the entries', async () => {
    for (const entry of entries.filter((file) => file.endsWith('.ts'))) {
      const { files, packages } = await bundled(entry)
      const graph = filesOf(root, [entry])
      expect(graph.files).toEqual(expect.arrayContaining(files))
      expect(graph.packages).toEqual(expect.arrayContaining(packages))
    }
  })

  test('holds all that the list and what opens it import', () => {
    const reached = new Set(filesOf(root, entries).files)
    const { files } = filesOf(root, FRAME_ALONE)
    const opened = ['pipeline/inputs.ts', ...FRAME_ALONE]
    expect(files.filter((file) => !reached.has(file) && !opened.includes(file))).toEqual([])
  })

  test('holds weights, tables and the segmenter, which nobody imports', () => {
    const { files, packages } = filesOf(root, entries)
    expect(files).toEqual(
      expect.arrayContaining([
        'ranking/weights/confidence.weights.json',
        'ranking/weights/essential.weights.json',
        'glossaries/lexicons/formulations.tsv.gz',
        'glossaries/lexicons/transliterations.tsv',
        'language/jieba.worker.mjs',
        'pipeline/results/codec/concepts.ts',
      ]),
    )
    for (const name of ['nodejieba', 'wink-nlp', 'wink-eng-lite-web-model', 'hanzi', 'opencc-js']) {
      expect(packages).toContain(name)
    }
  })

  test('can be kept in a file, for a package without sources', () => {
    expect(JSON.parse(JSON.stringify(readShippedCode()))).toEqual(readShippedCode())
  })
})

describe('an identity', () => {
  const stopList: AnyStage = { name: 'stop list', version: '1', run: () => (pairs: readonly unknown[]) => pairs }
  const pipeline = (find: readonly AnyStage[]) => ({ stages: { ...shippedStages, find } })

  test('of the stages that ship is the same, named or not', () => {
    for (const group of groups) expect(identityOf(group, { stages: shippedStages })).toBe(identityOf(group))
    expect(new Set(groups.map((group) => identityOf(group))).size).toBe(groups.length)
  })

  test('changes with a stage that is added, replaced, dropped or of another version, and for its group alone', () => {
    const { find } = shippedStages
    const pipelines = [
      ...[[...find, stopList], [...find, { ...stopList, version: '2' }], [stopList, ...find], find.slice(0, -1)],
      find.map((stage): AnyStage => (stage.name === 'score' ? { ...stage, version: 'mine' } : stage)),
    ].map(pipeline)
    const identities = [identityOf('find'), ...pipelines.map((one) => identityOf('find', one))]
    expect(new Set(identities).size).toBe(identities.length)
    expect(new Set([wholeIdentity(), ...pipelines.map((one) => wholeIdentity(one))]).size).toBe(identities.length)
    for (const one of pipelines) expect(identityOf('prepare', one)).toBe(identityOf('prepare'))
  })

  test('changes with other resources, for every group', () => {
    for (const group of groups) {
      const other = { stages: shippedStages, resources: { version: 'other' } }
      expect(identityOf(group, other)).not.toBe(identityOf(group))
    }
  })

  test('needs the version of a stage that does not ship', () => {
    const { version: _, ...unversioned } = stopList
    expect(() => identityOf('find', pipeline([unversioned]))).toThrow('the stage stop list needs a version')
  })
})

describe('code', () => {
  /** A small project of its own, and what its entry consists of. */
  function project(changed: Readonly<Record<string, string>> = {}) {
    const folder = temporaryFolder()
    const files = {
      'package.json': '{ "dependencies": { "words": "^1.0.0" } }',
      'main.ts': `import type { T } from './types.ts'\nimport { a } from './a.ts'\nexport const lazy = () => import('./b.ts')\n`,
      'a.ts': `export const a = new URL('./table.txt', import.meta.url)\n`,
      'b.ts': `export const b = createRequire(import.meta.url)('words/list.json')\n`,
      'types.ts': 'export type T = string\n',
      'table.txt': 'table',
      'other.ts': 'export const other = 1\n',
      'node_modules/words/package.json': '{ "version": "1.0.0", "dependencies": { "letters": "1" } }',
      'node_modules/letters/package.json': '{ "version": "1.0.0" }',
      ...changed,
    }
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(join(folder, name, '..'), { recursive: true })
      writeFileSync(join(folder, name), text)
    }
    const { hash, packages } = codeOf(folder, ['main.ts'])
    return [hash, ...versionsOf(folder, packages)].join()
  }

  test('is another where a file, a table or a package that it reaches is another', () => {
    const before = project()
    expect(project()).toBe(before)
    expect(before).toContain('letters@1.0.0,words@1.0.0')
    for (const [name, text] of [
      ['a.ts', `export const a = new URL('./table.txt', import.meta.url) // changed\n`],
      ['b.ts', `export const b = createRequire(import.meta.url)('words/other.json')\n`],
      ['table.txt', 'another'],
      ['node_modules/words/package.json', '{ "version": "1.0.1", "dependencies": { "letters": "1" } }'],
      ['node_modules/letters/package.json', '{ "version": "1.0.1" }'],
    ]) {
      expect(project({ [name]: text }), name).not.toBe(before)
    }
  })

  test('is the same where types alone or other files change', () => {
    expect(project({ 'types.ts': 'export type T = number\n', 'other.ts': '' })).toBe(project())
  })
})
