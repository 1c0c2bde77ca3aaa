// Finds the sources as they were built: see packaging/build.ts. In a package, which carries no sources, the build is
// all there is; in a clone it spares every start the half second that compiling takes, as long as no source has changed
// since. Plain JavaScript, since it decides whether TypeScript is needed.
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** Of the files a build was made of: what `stateOf` says, by their paths. */
export const MANIFEST = 'sources.json'

/**
 * The file to import instead of a source, or undefined where there is no build of the sources as they are now.
 *
 * @param {string} entry a TypeScript file that was built, relative to the root: cli/main.ts
 * @param {{ root?: string, out?: string }} [folders]
 * @returns {string | undefined} the URL of a JavaScript file
 */
export function builtFile(entry, { root = ROOT, out = join(root, 'dist') } = {}) {
  const built = pathToFileURL(join(out, builtName(entry))).href
  if (!existsSync(join(root, entry))) return built
  try {
    const sources = JSON.parse(readFileSync(join(out, MANIFEST), 'utf8'))
    const isAsItWas = ([source, state]) => stateOf(join(root, source)) === state
    return Object.entries(sources).every(isAsItWas) ? built : undefined
  } catch {
    return undefined
  }
}

/** All files of a build lie in one folder: `cli/main.ts` becomes `cli.main.js`. */
export const builtName = (entry) => entry.replaceAll('/', '.').replace(/\.ts$/, '.js')

/** Changes with every change of a file: its size and the time it was written. */
export function stateOf(file) {
  const { size, mtimeMs } = statSync(file)
  return `${size} ${mtimeMs}`
}
