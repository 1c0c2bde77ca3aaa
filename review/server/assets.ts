import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export interface Assets {
  readonly 'app.js': string
  readonly 'app.css': string
}

/** Where a built package has the page: beside this module. */
const built = (name: keyof Assets) => new URL(`./built/${name}`, import.meta.url)

/** The page as it was built, or, in a clone that was not, compiled now: a few tenths of a second. */
export async function pageAssets(): Promise<Assets> {
  if (!existsSync(built('app.js'))) return (await compilePage()).assets
  const read = (name: keyof Assets) => readFileSync(built(name), 'utf8')
  return { 'app.js': read('app.js'), 'app.css': read('app.css') }
}

/** Compiles the page in memory; `sources` are the files it consists of, relative to the current folder. */
export async function compilePage(): Promise<{ readonly assets: Assets; readonly sources: readonly string[] }> {
  const { build } = await import('esbuild')
  const { outputFiles, metafile } = await build({
    entryPoints: [fileURLToPath(new URL('../page/app.tsx', import.meta.url))],
    outdir: '/',
    bundle: true,
    write: false,
    minify: true,
    metafile: true,
    format: 'esm',
    target: ['chrome111', 'firefox115', 'safari16.4'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'silent',
  })
  const text = (extension: string) => outputFiles.find(({ path }) => path.endsWith(extension))?.text ?? ''
  return { assets: { 'app.js': text('.js'), 'app.css': text('.css') }, sources: Object.keys(metafile.inputs) }
}
