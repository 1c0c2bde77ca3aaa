import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Schema } from 'node-schematron'
import { all, parseXml } from './fixtures.ts'

const shared = fileURLToPath(new URL('../../../shared/', import.meta.url))
const schemas = `${shared}schemas/`
export const samples = `${shared}data/formats/`

/** What is wrong with each of these files, by file. */
type Check = (files: readonly string[]) => Map<string, string>

/** The programs and schemas that check a format. */
const checks: Readonly<Record<'tbx' | 'tmx' | 'tbx3' | 'xliff', readonly Check[]>> = {
  tbx: [program('xmllint', '--noout', '--nonet', '--dtdvalid', `${schemas}OpenXLIFF/catalog/tbx/TBXcoreStructV02.dtd`)],
  tmx: [program('xmllint', '--noout', '--nonet', '--dtdvalid', `${schemas}OpenXLIFF/catalog/tmx/tmx14.dtd`)],
  tbx3: [
    program('jing', `${schemas}tbx3/TBX_Core_RNG/TBXcoreStructV03.rng`),
    program('jing', `${schemas}tbx3/local/TBXcoreStructV03_TBX-Basic_integrated_v1.2.rng`),
    schematron(`${schemas}tbx3/TBX-Basic_dialect/DCA/TBX-Basic_DCA.sch`),
  ],
  xliff: [
    program('xmllint', '--noout', '--nonet', '--schema', `${schemas}oasis-xliff/xliff-21/xliff21-all.xsd`),
    schematron(`${schemas}oasis-xliff/xliff-21/schemas/xliff_core_2.1.sch`),
    schematron(`${schemas}oasis-xliff/xliff-21/schemas/glossary.sch`),
  ],
}

export type Validated = keyof typeof checks

/** Why nothing can be validated here; undefined where it can. */
export function cannotValidate(): string | undefined {
  for (const name of ['xmllint', 'jing']) if (spawnSync('which', [name]).status !== 0) return `${name} is not installed`
  return existsSync(schemas) ? undefined : 'the schemas are not beside the repository'
}

/** What is wrong with each of these files: the messages of all that have something against it. */
export function problemsOf(format: Validated, files: readonly string[]): Map<string, string> {
  const found = checks[format].map((check) => check(files))
  return new Map(files.map((file) => [file, found.map((messages) => messages.get(file) ?? '').join('')]))
}

function program(name: string, ...args: readonly string[]): Check {
  return (files) => {
    const { stdout, stderr, status } = spawnSync(name, [...args, ...files], { encoding: 'utf8' })
    const messages = `${stdout}${stderr}`.split('\n').filter((line) => /error|validity/i.test(line))
    if (status !== 0 && messages.length === 0) throw new Error(`${name} ended with ${status}: ${stdout}${stderr}`)
    return new Map(files.map((file) => [file, messages.filter((message) => message.includes(file)).join('\n')]))
  }
}

function schematron(file: string): Check {
  return (files) => {
    // node-schematron does not know XSLT's current(), the node that a rule is about.
    const bound = readXml(file).replace(/<sch:rule [^>]*>/g, '$&<sch:let name="current" value="."/>')
    const schema = Schema.fromString(bound.replaceAll('current()', '$current'))
    const broken = (xml: string) => schema.validateString(readXml(xml)).map(({ message }) => String(message))
    return new Map(files.map((xml) => [xml, broken(xml).join('\n')]))
  }
}

function readXml(file: string): string {
  return readFileSync(file, 'utf8').replace(/^\ufeff/, '')
}

/** What is wrong with a file of this format; empty where it is valid. */
export function problems(format: Validated, xml: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'shuyu-'))
  try {
    const file = join(folder, `written.${format}`)
    writeFileSync(file, xml)
    return problemsOf(format, [file]).get(file) ?? ''
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** What the schemas of TBX-Basic do not see: types of transactions, and two sections of one language. */
export function unseenInTbx(xml: string): string[] {
  const root = parseXml(xml)
  const transactions = all(root, 'transac').map(({ text }) => text)
  const wrong = transactions.filter((type) => type !== 'origination' && type !== 'modification')
  const repeated = all(root, 'conceptEntry').filter((entry) => {
    const languages = all(entry, 'langSec').map(({ attributes }) => attributes['xml:lang'])
    return new Set(languages).size < languages.length
  })
  return [...wrong, ...repeated.map(({ attributes }) => attributes.id)]
}
