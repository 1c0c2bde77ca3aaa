/**
 * What a user does, from the package alone: `npm run packed -- [VERSION...]` packs shuyu, installs it into empty
 * folders under Node.js 20, 22 and 24, and there, away from the sources, does the README's main job: extracts, reviews in
 * a browser, exports, and uses the library. Under Node.js 24 there is no compiler.
 */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { chromiumArguments } from '../../evaluation/chromium.ts'
import { installedChromium } from '../../files/chromium.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const versions = process.argv.length > 2 ? process.argv.slice(2) : ['20', '22', '24']
const place = mkdtempSync(join(tmpdir(), 'shuyu-packed-'))

/** An environment of a user: nothing of this checkout, and a cache of its own. */
type Environment = Readonly<Record<string, string | undefined>>

function run(command: string, args: readonly string[], env: Environment, cwd: string): string {
  const stdio = ['ignore', 'pipe', 'pipe'] as ['ignore', 'pipe', 'pipe']
  try {
    return execFileSync(command, args, { cwd, env, encoding: 'utf8', stdio, maxBuffer: 1e8 })
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string }
    throw new Error(`${command} ${args.join(' ')} failed\n${stdout}\n${stderr}`)
  }
}

function check(holds: boolean, what: string, found: unknown): void {
  if (!holds) throw new Error(`expected ${what}, found ${JSON.stringify(found)}`)
}

/** A Node.js of this version: the one that runs, else that of the npm package `node`. */
function nodeOf(version: string): { bin: string; headers?: string } {
  if (process.versions.node.startsWith(`${version}.`)) return { bin: dirname(process.execPath) }
  const folder = join(place, `node-${version}`)
  mkdirSync(folder)
  run('npm', ['install', '--prefix', folder, '--no-save', `node@${version}`], process.env, folder)
  const modules = join(folder, 'node_modules')
  const candidates = readdirSync(modules, { recursive: true, encoding: 'utf8' })
  const headers = candidates.find((name) => name.endsWith(join('include', 'node', 'node.h')))
  return { bin: join(modules, '.bin'), headers: headers && dirname(dirname(dirname(join(modules, headers)))) }
}

function environment(version: string, { bin, headers }: ReturnType<typeof nodeOf>): Environment {
  const home = join(place, `home-${version}`)
  mkdirSync(home)
  const settings = join(process.env.HOME ?? '', '.npmrc')
  if (existsSync(settings)) cpSync(settings, join(home, '.npmrc'))
  const { PATH, LANG } = process.env
  const compiler = version === '24' ? { CC: 'false', CXX: 'false' } : {}
  const passed = Object.entries(process.env).filter(([name]) =>
    /^(?:https?_proxy|no_proxy|npm_config_registry|node_extra_ca_certs)$/i.test(name),
  )
  return {
    ...Object.fromEntries(passed),
    ...compiler,
    ...(headers && { npm_config_nodedir: headers }),
    ...{ PATH: `${bin}${delimiter}${PATH}`, LANG, HOME: home, XDG_CACHE_HOME: join(home, 'cache') },
  }
}

/** The same npm under every Node.js. */
const npm = join(run('npm', ['root', '-g'], process.env, root).trim(), 'npm', 'bin', 'npm-cli.js')

async function tryOut(version: string, tarball: string): Promise<void> {
  const started = Date.now()
  const env = environment(version, nodeOf(version))
  const folder = (name: string) => {
    const path = join(place, `${name}-${version}`)
    mkdirSync(path)
    return path
  }
  const prefix = folder('prefix')
  run('node', [npm, 'install', '-g', '--prefix', prefix, tarball], env, place)
  const installed = ((Date.now() - started) / 1000).toFixed(0)
  const shuyu = join(prefix, 'bin', 'shuyu')
  const work = folder('work')
  cpSync(join(root, 'samples', 'press-conference.txt'), join(work, 'talk.txt'))

  const table = run(shuyu, ['extract', 'talk.txt'], env, work)
  check(/发展中国家 +developing countries/.test(table), 'terms of the sample', table.slice(0, 500))
  const many = ['a', 'b', 'c', 'd'].map((name) => `${name}.txt`)
  for (const name of many)
    writeFileSync(join(work, name), `${readFileSync(join(work, 'talk.txt'), 'utf8')}\n\n第${name}号文件。\n`)
  const inChildren = run(shuyu, ['extract', ...many, '--jobs', '2', '--no-save', '--format', 'tsv'], env, work)
  check(inChildren.includes('发展中国家\tdeveloping countries'), 'terms from child processes', inChildren.slice(0, 500))

  const { installation } = JSON.parse(run(shuyu, ['status', '--format', 'json'], env, work))
  check(installation.node.startsWith(`${version}.`), `Node.js ${version}`, installation)
  const usual = version === '24' ? ['@node-rs/jieba', 'node:sqlite'] : ['nodejieba', installation.sqlite.name]
  check(installation.segmenter.name === usual[0] && installation.sqlite.name === usual[1], usual.join(), installation)

  await review(shuyu, env, work)
  const exported = run(shuyu, ['export', 'tbx', '--status', 'accepted'], env, work)
  check(/<term>/.test(exported), 'the accepted term in TBX', exported.slice(0, 500))

  const draft = ['zh\ten', '我们支持多边主义。\tWe support multilateralism.'].join('\n')
  writeFileSync(join(work, 'draft.tsv'), draft)
  const checked = run(shuyu, ['check', 'draft.tsv', '--format', 'json'], env, work)
  check(Array.isArray(JSON.parse(checked)) || checked.startsWith('{'), 'findings in JSON', checked)

  const library = `
    import { extract, exportGlossary } from ${JSON.stringify(join(prefix, 'lib/node_modules/shuyu/dist/index.js'))}
    const { glossary } = await extract({ zh: { content: '我们支持多边主义。' }, en: { content: 'We support multilateralism.' } }, { minConfidence: 0 })
    for await (const piece of exportGlossary(glossary, 'tsv')) process.stdout.write(piece)`
  writeFileSync(join(work, 'library.mjs'), library)
  const found = run('node', ['library.mjs'], env, work)
  check(/多边主义\tmultilateralism/.test(found), 'a term found by the library', found)
  const size = run('du', ['-sm', prefix], env, work).split('\t')[0]
  const parts = `${installation.segmenter.name}, ${installation.sqlite.name}`
  console.log(
    `Node.js ${installation.node}: installed in ${installed} s, ${size} MB (${parts}); all done in ${((Date.now() - started) / 1000).toFixed(0)} s`,
  )
}

/** Follows the link that the command prints, and accepts the first pair. */
async function review(shuyu: string, env: Environment, cwd: string): Promise<void> {
  const executablePath = installedChromium()
  check(executablePath !== undefined, 'Chromium', executablePath)
  const server = spawn(shuyu, ['review', '--no-open', '--port', '0'], { cwd, env, stdio: ['pipe', 'pipe', 'inherit'] })
  try {
    const [link] = await once(createInterface(server.stdout), 'line')
    const browser = await chromium.launch({ executablePath, args: chromiumArguments })
    try {
      const page = await browser.newPage()
      await page.goto(link)
      await page.locator('.row').first().waitFor()
      await page.keyboard.press('a')
      await page.locator('.notice').first().waitFor()
    } finally {
      await browser.close()
    }
  } finally {
    server.kill('SIGINT')
    await once(server, 'exit')
  }
}

try {
  run('npm', ['pack', '--pack-destination', place], process.env, root)
  const tarball = join(place, readdirSync(place).find((name) => name.endsWith('.tgz')) as string)
  const bin = (name: string) => join(root, 'node_modules', '.bin', name)
  run(bin('publint'), ['run', tarball, '--strict'], process.env, root)
  run(bin('attw'), [tarball, '--profile', 'esm-only'], process.env, root)
  for (const version of versions) await tryOut(version, tarball)
} finally {
  rmSync(place, { recursive: true, force: true })
}
