import { readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { globSync } from 'tinyglobby'
import { expect, test } from 'vitest'

/** What each folder may import besides itself; of a stage, only its own folder is itself. */
const layers: Readonly<Record<string, readonly string[]>> = {
  model: [],
  files: ['model'],
  language: ['model'],
  ranking: ['model'],
  glossaries: ['model', 'files', 'language', 'ranking'],
  stages: ['model', 'files', 'language', 'ranking', 'glossaries'],
  output: ['model', 'files', 'language'],
  pipeline: ['model', 'files', 'language', 'ranking', 'glossaries', 'stages'],
  checking: ['model', 'files', 'language', 'ranking', 'glossaries', 'stages', 'pipeline'],
  briefing: ['model', 'files', 'language', 'ranking', 'glossaries', 'stages', 'pipeline', 'checking'],
  families: ['model', 'files', 'language', 'ranking', 'glossaries'],
  reports: ['model', 'files', 'language', 'glossaries'],
  review: ['model', 'files', 'language', 'ranking', 'glossaries', 'stages', 'output', 'pipeline', 'checking'],
  assistant: ['model', 'files', 'language', 'ranking', 'glossaries', 'stages', 'output', 'pipeline', 'checking'],
  cli: [
    'model',
    'files',
    'language',
    'ranking',
    'glossaries',
    'stages',
    'output',
    'pipeline',
    'checking',
    'briefing',
    'review',
    'families',
    'reports',
    'assistant',
  ],
}
/** Tools around the product: they may import everything, and nothing of the product imports them. */
const tools = ['examples', 'packaging', 'evaluation', 'bench', 'training', 'test']
/** What tools share lies in `evaluation/`: these may not be imported from there. */
const closed: Readonly<Record<string, readonly string[]>> = {
  evaluation: ['bench', 'training', 'test'],
  training: ['bench', 'test'],
  bench: ['training', 'test'],
}

const root = fileURLToPath(new URL('..', import.meta.url))
const ignored = ['node_modules', 'dist', 'docs', 'samples', 'coverage']

interface Import {
  readonly from: string
  readonly to: string
  /** Loaded when it is needed: `import('./x.ts')`. */
  readonly lazy: boolean
}

const files = globSync('*/**/*.{ts,tsx,mjs}', { cwd: root, ignore: ignored.map((folder) => `${folder}/**`) })

const imports: readonly Import[] = files.flatMap((from) =>
  [...readFileSync(join(root, from), 'utf8').matchAll(/\b(from|import)\s*(\(?)\s*['"](\.[^'"]+)['"]/g)].map(
    ([, , lazy, target]) => ({ from, to: normalize(join(dirname(from), target)), lazy: lazy === '(' }),
  ),
)

test('imports are found at all', () => {
  expect(files).toContain('cli/main.ts')
  expect(imports).toContainEqual({ from: 'cli/main.ts', to: 'cli/export.ts', lazy: true })
  expect(imports).toContainEqual({ from: 'output/tsv.ts', to: 'model/glossary.ts', lazy: false })
})

test('every folder has its place in the table of layers', () => {
  const folders = new Set(files.map((file) => file.split('/')[0]))
  expect([...folders].filter((folder) => !(folder in layers) && !tools.includes(folder))).toEqual([])
})

test('docs/architecture.md has this table', () => {
  const page = readFileSync(join(root, 'docs/architecture.md'), 'utf8')
  const rows = [...page.matchAll(/^\| `(\w+)\/` \|.*\| ([^|]*) \|$/gm)].map(([, folder, imports]) => [
    folder,
    imports === 'nothing' ? [] : imports.split(', '),
  ])
  expect(Object.fromEntries(rows)).toEqual(layers)
})

test('imports point down the table of layers only', () => {
  const allowed = ({ from, to }: Import) => {
    const [source, sourceStage] = from.split('/')
    const [target, targetStage] = to.split('/')
    if (tools.includes(source)) return !closed[source]?.includes(target)
    if (source === target) return source !== 'stages' || sourceStage === targetStage
    return layers[source].includes(target)
  }
  // JSON and the like may lie in the root.
  const arrows = imports.filter(({ to }) => to.includes('/'))
  expect(arrows.filter((arrow) => !allowed(arrow)).map(({ from, to }) => `${from} -> ${to}`)).toEqual([])
})

test('no file imports itself by a detour', () => {
  const cycles: string[][] = []
  const state = new Map<string, 'open' | 'done'>()
  const visit = (file: string, path: string[]) => {
    if (state.get(file) === 'done') return
    if (state.get(file) === 'open') {
      cycles.push([...path.slice(path.indexOf(file)), file])
      return
    }
    state.set(file, 'open')
    for (const { to } of imports.filter(({ from }) => from === file)) visit(to, [...path, file])
    state.set(file, 'done')
  }
  for (const file of files) visit(file, [])
  expect(cycles.map((cycle) => cycle.join(' -> '))).toEqual([])
})

test('to list the commands, no more is loaded than that takes', () => {
  const loaded = new Set<string>()
  const load = (file: string) => {
    if (loaded.has(file)) return
    loaded.add(file)
    for (const { to, lazy } of imports.filter(({ from }) => from === file)) if (!lazy) load(to)
  }
  load('cli/main.ts')
  expect([...loaded].sort()).toEqual([
    'cli/errors.ts',
    'cli/main.ts',
    'cli/print.ts',
    'cli/version.ts',
    'files/address.ts',
    'model/errors.ts',
  ])
})
