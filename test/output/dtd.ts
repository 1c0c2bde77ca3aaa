import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const catalog = fileURLToPath(new URL('../../../shared/schemas/OpenXLIFF/catalog/', import.meta.url))
const dtds = { tbx: `${catalog}tbx/TBXcoreStructV02.dtd`, tmx: `${catalog}tmx/tmx14.dtd` }

/** Why no file can be validated here; undefined where it can. */
export function cannotValidate(): string | undefined {
  if (spawnSync('xmllint', ['--version']).error) return 'xmllint is not installed'
  return Object.values(dtds).every((dtd) => existsSync(dtd)) ? undefined : 'the DTDs are not beside the repository'
}

/** What xmllint finds wrong with a file of this format; empty where it is valid. */
export function dtdErrors(format: keyof typeof dtds, xml: string): string {
  const { status, stderr } = spawnSync('xmllint', ['--noout', '--nonet', '--dtdvalid', dtds[format], '-'], {
    input: xml,
  })
  return status === 0 ? '' : stderr.toString() || `xmllint ended with ${status}`
}
