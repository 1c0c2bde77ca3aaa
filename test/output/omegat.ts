import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const jar = '/usr/share/omegat/OmegaT.jar'

/** Why OmegaT cannot be run here; undefined where it can. */
export function cannotRunOmegat(): string | undefined {
  if (!existsSync(jar)) return 'OmegaT is not installed'
  for (const name of ['java', 'xvfb-run'])
    if (spawnSync('which', [name]).status !== 0) return `${name} is not installed`
  return undefined
}

const settings = {
  ...{ source_lang: 'ZH-CN', target_lang: 'EN', sentence_seg: 'true', remove_tags: 'false' },
  support_default_translations: 'true',
}

/** An OmegaT project in an empty folder, with a text to translate, a translation memory and glossaries by file name. */
export function omegatProject(
  folder: string,
  { source, memory, glossaries }: { source: string; memory: string; glossaries: Readonly<Record<string, string>> },
): void {
  for (const name of ['source', 'target', 'tm/auto', 'glossary', 'omegat', 'dictionary'])
    mkdirSync(join(folder, name), { recursive: true })
  const folders = ['source_dir', 'target_dir', 'tm_dir', 'glossary_dir', 'glossary_file', 'dictionary_dir']
  const entries = [...folders.map((name) => [name, '__DEFAULT__']), ...Object.entries(settings)]
  const project = entries.map(([name, value]) => `<${name}>${value}</${name}>`).join('')
  writeFileSync(
    join(folder, 'omegat.project'),
    `<?xml version="1.0" encoding="UTF-8"?><omegat><project version="1.0">${project}</project></omegat>`,
  )
  writeFileSync(join(folder, 'source', 'text.txt'), source)
  writeFileSync(join(folder, 'tm', 'auto', 'memory.tmx'), memory)
  for (const [name, content] of Object.entries(glossaries)) writeFileSync(join(folder, 'glossary', name), content)
}

/** The text as the project translates it without a translator. OmegaT ends with 0 also when it refused the memory. */
export function pretranslated(folder: string): string {
  spawnSync('java', [...options(folder), folder, '--mode=console-translate'], { timeout: 120_000 })
  return readFileSync(join(folder, 'target', 'text.txt'), 'utf8')
}

/** How many entries OmegaT took from each glossary. It reads them with its window open only, and tells in its log. */
export async function glossaryEntries(folder: string, files: number): Promise<Record<string, number>> {
  const application = spawn('xvfb-run', ['-a', 'java', ...options(folder), folder], { detached: true })
  try {
    const counts: Record<string, number> = {}
    let log = ''
    for (const stream of [application.stdout, application.stderr])
      stream.on('data', (data) => {
        log += data
      })
    const deadline = Date.now() + 150_000
    while (Object.keys(counts).length < files && Date.now() < deadline) {
      await pause(500)
      for (const [, count, file] of log.matchAll(/Added (\d+) glossary entries from (\S+)/g))
        counts[file] = Number(count)
    }
    return counts
  } finally {
    stop(application)
  }
}

function options(folder: string): string[] {
  return [`-Duser.home=${folder}.home`, '-Dfile.encoding=UTF-8', '-Duser.language=en', '-jar', jar]
}

/** Ends the process with those that it started. */
function stop({ pid }: ChildProcess): void {
  if (pid !== undefined) process.kill(-pid, 'SIGKILL')
}
