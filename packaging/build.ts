/**
 * Compiles the sources into `dist/`: what a package holds, and what a clone starts from while it is up to date.
 * All JavaScript lies flat in that folder, and data files lie in it as they lie in the repository: `import.meta.url`
 * becomes the place in `dist/` where the source would be, so that data are found in the same way in both.
 */
import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { isBuiltin } from 'node:module'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'
import { builtName, MANIFEST, stateOf } from '../cli/built.mjs'
import { readShippedCode } from '../pipeline/identity.ts'
import { compilePage } from '../review/server/assets.ts'
import { compileKernel, KERNEL_TEXT } from './kernel.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** What is imported from outside, and the programs of child processes. */
const ENTRIES = ['index.ts', 'cli/main.ts', 'pipeline/executors/worker.ts']

/** Read at run time, by `new URL('./NAME', import.meta.url)`. */
const DATA = [
  'glossaries/lexicons/formulations.tsv.gz',
  'glossaries/lexicons/transliterations.tsv',
  'language/jieba.worker.mjs',
  'language/segmenter.idf.utf8',
  'pipeline/executors/worker.mjs',
  'stages/read/pdf/worker.mjs',
  'stages/reader/instructions.md',
  ...['confidence', 'equivalence', 'essential', 'reader', 'termhood'].map(
    (name) => `ranking/weights/${name}.weights.json`,
  ),
]

/** Files made of the sources in another way than by importing them, by their names in the build. */
interface Made {
  readonly files: Readonly<Record<string, string | Uint8Array>>
  /** What they are made of, if nothing else is. */
  readonly sources: readonly string[]
}

const MADE: readonly (() => Made | Promise<Made>)[] = [describePackage, describeStages, buildPage, buildKernel]

/** Compiled in, since a few lines of it are used and its package brings 80 MB: see NOTICE. */
const COMPILED_IN = ['natural', '@observablehq/plot']

export interface BuildOptions {
  /** Relative to the root, as all paths. */
  readonly entries?: readonly string[]
  readonly data?: readonly string[]
  readonly made?: readonly (() => Made | Promise<Made>)[]
  readonly root?: string
  readonly out?: string
}

/**
 * Builds entries and all sources they import; packages are left out. The new build takes the place of the old one when
 * it is whole.
 */
export async function buildProgram(options: BuildOptions = {}): Promise<void> {
  const { entries = ENTRIES, data = DATA, made = MADE, root = ROOT, out = join(root, 'dist') } = options
  mkdirSync(dirname(out), { recursive: true })
  const folder = mkdtempSync(`${out}-`)
  try {
    const inputs = [...(await compile(entries, root, folder)), ...data]
    const add = (file: string, contents: string | Uint8Array) => {
      mkdirSync(join(folder, dirname(file)), { recursive: true })
      writeFileSync(join(folder, file), contents)
    }
    for (const file of data) add(file, readFileSync(join(root, file)))
    for (const make of made) {
      const { files, sources } = await make()
      for (const [file, contents] of Object.entries(files)) add(file, contents)
      inputs.push(...sources)
    }
    const own = inputs.filter((file) => !file.startsWith('node_modules/'))
    add(MANIFEST, JSON.stringify(Object.fromEntries(own.map((file) => [file, stateOf(join(root, file))]))))
    // Made for its owner alone until it is whole.
    chmodSync(folder, 0o755)
    rmSync(out, { recursive: true, force: true })
    renameSync(folder, out)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The files that went into it. */
async function compile(entries: readonly string[], root: string, folder: string): Promise<string[]> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: entries.map((entry) => ({ in: entry, out: builtName(entry).replace(/\.js$/, '') })),
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    metafile: true,
    logLevel: 'silent',
    plugins: [leavePackagesOut, placesOfSources(root)],
  })
  return Object.keys(metafile.inputs)
}

const leavePackagesOut: Plugin = {
  name: 'leave-packages-out',
  setup: (bundler) =>
    bundler.onResolve({ filter: /^[^./]/ }, ({ path, kind, importer }) => {
      // What is compiled in brings along what it needs itself.
      const isWithin = importer.includes(`${sep}node_modules${sep}`) && !isBuiltin(path)
      const isOwn =
        kind === 'entry-point' || isWithin || COMPILED_IN.some((name) => path === name || path.startsWith(`${name}/`))
      return isOwn ? undefined : { path, external: true }
    }),
}

const placesOfSources = (root: string): Plugin => ({
  name: 'places-of-sources',
  setup: (bundler) =>
    bundler.onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const place = JSON.stringify(relative(root, path).split(sep).join('/'))
      return {
        loader: 'ts',
        contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', `new URL(${place}, import.meta.url).href`),
      }
    }),
})

/** What the stages are made of, by which their results are kept; where pipeline/identity.ts looks for it. */
function describeStages(): Made {
  return { files: { 'pipeline/identity.json': JSON.stringify(readShippedCode()) }, sources: [] }
}

/** The review page, compiled; where review/server/assets.ts looks for it. */
async function buildPage(): Promise<Made> {
  const { assets, sources } = await compilePage()
  const files = Object.entries(assets).map(([name, text]) => [`review/server/built/${name}`, text])
  return { files: Object.fromEntries(files), sources }
}

/** The kernel that judges forests, where ranking/forest.ts looks for it. */
async function buildKernel(): Promise<Made> {
  return { files: { 'ranking/forest.wasm': await compileKernel(ROOT) }, sources: [KERNEL_TEXT] }
}

/** Its name and version. */
function describePackage(): Made {
  const { name, version, type } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  return { files: { 'package.json': JSON.stringify({ name, version, type }) }, sources: ['package.json'] }
}

/** Types of the library into `out/types`: the declarations that index.ts reaches. */
export function declareTypes(out = join(ROOT, 'dist')): void {
  const all = mkdtempSync(`${out}-types-`)
  try {
    const args = ['-p', join(ROOT, 'packaging/tsconfig.json'), '--outDir', all]
    execFileSync(join(ROOT, 'node_modules/.bin/tsc'), args, { stdio: 'inherit' })
    const done = new Set<string>()
    const copy = (file: string) => {
      if (done.has(file)) return
      done.add(file)
      const imported = /(from\s+|import\()(['"])(\.{1,2}\/[^'"]+?)\.ts\2/g
      const text = readFileSync(join(all, file), 'utf8')
      for (const [, , , target] of text.matchAll(imported)) copy(join(dirname(file), `${target}.d.ts`))
      mkdirSync(dirname(join(out, 'types', file)), { recursive: true })
      writeFileSync(join(out, 'types', file), text.replace(imported, '$1$2$3.js$2'))
    }
    copy('index.d.ts')
  } finally {
    rmSync(all, { recursive: true, force: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.chdir(ROOT)
  if (process.argv.includes('--after-install')) await buildAfterInstall()
  else await buildAll()
  if (process.argv.includes('--types')) declareTypes()
}

/** The program, and the kernel beside its text for what is started from the sources. */
async function buildAll(): Promise<void> {
  await buildProgram()
  copyFileSync(join(ROOT, 'dist/ranking/forest.wasm'), join(ROOT, 'ranking/forest.wasm'))
}

/** Spares a clone the half second that every start takes else, and its first command the compiling of the dictionary. */
async function buildAfterInstall(): Promise<void> {
  try {
    await buildAll()
    const { warmDictionary } = await import('../glossaries/lexicons/cedict.ts')
    warmDictionary()
  } catch (error) {
    // An install does not fail for it: the sources are run then.
    process.stderr.write(`shuyu: not built (${(error as Error).message.split('\n')[0]}): npm run build tells more\n`)
  }
}
