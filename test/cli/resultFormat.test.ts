import { Command, Option } from 'commander'
import { expect, test } from 'vitest'
import { formatOfResult } from '../../cli/options.ts'

/** The format that a command with these arguments writes. Throws where it refuses. */
function formatOf(...args: string[]): string {
  const command = new Command('extract').exitOverride().configureOutput({ writeErr: () => {} })
  command.addOption(new Option('--format <format>').default('table')).option('-o, --out <file>')
  command.parse(args, { from: 'user' })
  return formatOfResult(command, command.opts().out, ['table', 'tsv', 'json'])
}

test('the extension of a file tells the format, unless it is named', () => {
  expect(formatOf()).toBe('table')
  expect(formatOf('-o', 'terms.TSV')).toBe('tsv')
  expect(formatOf('-o', 'a/terms.json')).toBe('json')
  expect(formatOf('-o', 'terms.tsv', '--format', 'json')).toBe('json')
  expect(formatOf('-o', 'terms.csv', '--format', 'table')).toBe('table')
  expect(formatOf('-o', 'terms.txt')).toBe('table')
  expect(formatOf('-o', 'terms')).toBe('table')
})

test('the extension of a format that is not written is refused', () => {
  expect(() => formatOf('-o', 'terms.csv')).toThrow(/does not write; use --format table/)
  expect(() => formatOf('-o', 'terms.xlsx')).toThrow()
})
