// The command's sources as plain JavaScript: `npm install` compiles them into a cache folder, which spares every start
// of `shuyu` the half second that compiling on the fly takes. A bundle is only run where no source has changed since;
// otherwise bin.mjs runs the sources themselves. Plain JavaScript, since it decides whether TypeScript is needed.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const CACHE = join(ROOT, 'node_modules', '.cache', 'shuyu')
const MANIFEST = 'bundle.json'

/**
 * The file to import instead of `entry`, or undefined where there is no bundle of the sources as they are now.
 *
 * @param {string} entry a TypeScript file that was given to buildBundle, relative to the root
 * @param {{ root?: string, cache?: string }} [folders]
 * @returns {string | undefined}
 */
export function freshBundle(entry, { root = ROOT, cache = CACHE } = {}) {
  try {
    const { folder, sources } = JSON.parse(readFileSync(join(cache, MANIFEST), 'utf8'))
    const isAsItWas = ([source, state]) => stateOf(join(root, source)) === state
    if (!Object.entries(sources).every(isAsItWas)) return undefined
    return pathToFileURL(join(cache, folder, entry.replace(/\.ts$/, '.mjs'))).href
  } catch {
    return undefined
  }
}

/**
 * Compiles entries and all sources they import, packages left out. `import.meta.url` stays that of the source, so
 * that data files and the programs of workers are found where they are.
 *
 * @param {readonly string[]} entries TypeScript files, relative to the root
 * @param {{ root?: string, cache?: string }} [folders]
 */
export async function buildBundle(entries, { root = ROOT, cache = CACHE } = {}) {
  const { build } = await import('esbuild')
  const folder = `bundle-${process.pid}-${Date.now().toString(36)}`
  const urlOfSource = {
    name: 'url-of-source',
    setup: (bundler) =>
      bundler.onLoad({ filter: /\.ts$/ }, ({ path }) => ({
        loader: 'ts',
        contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)),
      })),
  }
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [...entries],
    outdir: join(cache, folder),
    outbase: root,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    metafile: true,
    logLevel: 'silent',
    plugins: [urlOfSource],
  })
  const sources = Object.fromEntries(Object.keys(metafile.inputs).map((file) => [file, stateOf(join(root, file))]))
  const manifest = join(cache, `${folder}.json`)
  mkdirSync(cache, { recursive: true })
  writeFileSync(manifest, JSON.stringify({ folder, sources }))
  renameSync(manifest, join(cache, MANIFEST))
  for (const name of readdirSync(cache)) {
    if (name.startsWith('bundle-') && name !== folder) rmSync(join(cache, name), { recursive: true, force: true })
  }
}

/** Changes with every change of a file: its size and the time it was written. */
function stateOf(file) {
  const { size, mtimeMs } = statSync(file)
  return `${size} ${mtimeMs}`
}
