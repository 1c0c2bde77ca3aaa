import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { shuyu } from '../cli/run.ts'
import { temporaryFile } from '../glossaries/termbase/fixtures.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const textOf = (file: string) => readFileSync(join(root, file), 'utf8')
const pages = ['README.md', ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`)]
const readme = textOf('README.md')

/** What stands in the fenced block of this name. */
function block(name: string): string {
  const [, content] = new RegExp(`^\`\`\`${name}\\n([^]*?)^\`\`\``, 'm').exec(readme) ?? []
  return content ?? ''
}

const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found]) => found)

test.each(pages)('every link in %s leads somewhere', (page) => {
  const links = matches(textOf(page), /\]\(([^)#]+)[^)]*\)/g).filter((link) => !/^https?:/.test(link))
  expect(links.filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([])
})

test.each([...pages, 'CHANGELOG.md', 'NOTICE'])('%s holds no marks of a merge', (page) => {
  expect(textOf(page)).not.toMatch(/^(?:<{7}|>{7}) |^={7}$/m)
})

test('the page on architecture says where things live, of every folder', () => {
  const listed = new Set(matches(textOf('docs/architecture.md'), /`(\w+)\/`/g))
  const folders = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !/^\.|^node_modules$|^coverage$/.test(entry.name))
    .map(({ name }) => name)
  expect(folders.filter((folder) => !listed.has(folder))).toEqual([])
})

describe('README', () => {
  test('names commands and scripts that are there', async () => {
    const { stdout } = await shuyu('--help')
    const commands = matches(readme, /npx shuyu (\w+)/g)
    expect(commands).toContain('extract')
    expect(commands.filter((command) => !new RegExp(`^  ${command} `, 'm').test(stdout))).toEqual([])
    const { scripts } = JSON.parse(textOf('package.json'))
    expect(matches(pages.map(textOf).join('\n'), /npm run (\w+)/g).filter((script) => !(script in scripts))).toEqual([])
  })

  test('shows pairs that its three lines really give', async () => {
    const file = join(dirname(temporaryFile()), 'three.tsv')
    writeFileSync(file, block('bitext'))
    const { stdout } = await shuyu('extract', file, '--no-save', '--quiet', '--format', 'tsv')
    const found = stdout.split('\n').map((row) => row.split('\t').slice(0, 2).join('\t'))
    const shown = block('pairs').trimEnd().split('\n')
    expect(shown.length).toBeGreaterThan(2)
    expect(shown.filter((pair) => !found.includes(pair))).toEqual([])
  })

  test('shows the first rows of the table that the sample really gives', async () => {
    const shown = matches(readme, /^ {4}( *(?:#|\d+|└) .*)$/gm)
    expect(shown.length).toBeGreaterThan(3)
    const { stdout } = await shuyu('extract', join(root, 'samples'), '--no-save', '--quiet')
    expect(shown).toEqual(stdout.split('\n').slice(0, shown.length))
  })
})
