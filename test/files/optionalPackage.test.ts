import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { OPTIONAL_VERSIONS, optionalPackage } from '../../files/optionalPackage.ts'
import { InputError } from '../../model/errors.ts'

const missing = (name: string) =>
  Object.assign(new Error(`Cannot find package '${name}' imported from here`), { code: 'ERR_MODULE_NOT_FOUND' })

test('gives what is there', async () => {
  expect(await optionalPackage('pg', 'a.pdf', 'PDF files', async () => 1)).toBe(1)
})

test('says of what is not there how to add it, at the file it is wanted for', async () => {
  const load = () => Promise.reject(missing('pdfjs-dist'))
  const error = await optionalPackage('pdfjs-dist', 'a.pdf', 'PDF files', load).catch((error) => error)
  expect(error).toBeInstanceOf(InputError)
  expect(error.located).toMatch(/^a\.pdf: PDF files need the package pdfjs-dist.*npm install pdfjs-dist@\d/)
})

test('passes on what is wrong in another way', async () => {
  for (const other of [missing('another'), new Error("'pdfjs-dist' is broken")]) {
    await expect(optionalPackage('pdfjs-dist', 'a.pdf', 'PDF files', () => Promise.reject(other))).rejects.toBe(other)
  }
})

test('names the versions that package.json asks for', () => {
  const { peerDependencies } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  expect(Object.keys(OPTIONAL_VERSIONS)).toEqual(Object.keys(peerDependencies).sort())
  for (const [name, version] of Object.entries(OPTIONAL_VERSIONS)) {
    expect(peerDependencies[name].replace('^', '').startsWith(version), name).toBe(true)
  }
})
