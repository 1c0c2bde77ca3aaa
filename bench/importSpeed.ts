import { createReadStream, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { SaxesParser } from 'saxes'
import { measureNode } from './process.ts'

const entries = 28_620

/** The CPU time that importing a large TBX takes beside reading it with its XML parser alone, and the memory. */
export async function importSpeed(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'shuyu-import-'))
  try {
    const file = join(folder, 'large.tbx')
    writeFileSync(file, largeTbx())
    const alone = await cpuSeconds(() => parse(file))
    const bin = fileURLToPath(new URL('../cli/bin.mjs', import.meta.url))
    const { cpu, wall, memory } = measureNode([bin, 'import', file, '-q'], folder)
    return [
      `Import of a TBX of ${entries} entries (${(statSync(file).size / 1e6).toFixed(0)} MB), CPU seconds`,
      `  saxes alone ${alone.toFixed(1)}, import ${cpu.toFixed(1)} (${wall.toFixed(1)} by the clock)`,
      `  ratio ${(cpu / alone).toFixed(1)} (aim: at most 25), ${memory.toFixed(0)} MB (aim: less than 300)`,
    ].join('\n')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Entries with a domain, a definition, two renderings and notes, about a kilobyte each: no term stands twice. */
function largeTbx(): string {
  const numeral = (i: number) => [...String(i)].map((digit) => '零一二三四五六七八九'[Number(digit)]).join('')
  const letters = (i: number) =>
    [...String(i)].map((digit) => 'bcdfghjklm'[Number(digit)] + 'aeiouaeiou'[Number(digit)]).join('')
  const remark =
    'Taken from the records of the committee, session after session, and compared with what was published. '
  const term = (text: string, usage: string) =>
    `<tig><term>${text}</term><termNote type="partOfSpeech">noun</termNote><termNote type="administrativeStatus">${usage}Term-admn-sts</termNote><note>${remark}</note></tig>`
  const entry = (_: unknown, i: number) =>
    `<termEntry id="e${i}"><descrip type="subjectField">trade</descrip><langSet xml:lang="zh-CN"><descrip type="definition">第${numeral(i)}号概念，${'按照委员会历届会议的记录整理，'.repeat(3)}供译员参考。</descrip><tig><term>${numeral(i)}号议程</term></tig></langSet>
<langSet xml:lang="en">${term(`agenda ${letters(i)}`, 'preferred')}${term(`programme ${letters(i)}`, 'admitted')}</langSet></termEntry>\n`
  return `<?xml version="1.0"?><martif type="TBX" xml:lang="en"><text><body>\n${Array.from({ length: entries }, entry).join('')}</body></text></martif>\n`
}

async function parse(file: string): Promise<void> {
  const parser = new SaxesParser()
  for await (const piece of createReadStream(file, { encoding: 'utf8' })) parser.write(piece)
  parser.close()
}

async function cpuSeconds(work: () => Promise<void>): Promise<number> {
  const start = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1e6
}
