import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Names under which LibreOffice is installed. */
const PROGRAMS = [
  ...['soffice', 'libreoffice'],
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
  'C:\\Program Files\\LibreOffice\\program\\soffice.exe',
]

/** Milliseconds after which a conversion is given up. */
const PATIENCE = 120_000

/**
 * A file in another format, as LibreOffice converts it. Undefined where it is not installed, or cannot read the file.
 * `from` and `to` are extensions. Each conversion has a profile of its own, so that several can run beside each other
 * and beside the program that a person has open.
 */
export async function convertedByLibreOffice(
  bytes: Uint8Array,
  from: string,
  to: string,
): Promise<Uint8Array | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'shuyu-office-'))
  try {
    const input = join(folder, `input.${from}`)
    await writeFile(input, bytes)
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`
    const args = [profile, '--headless', '--norestore', '--convert-to', to, '--outdir', join(folder, 'out'), input]
    for (const program of PROGRAMS) {
      if (!(await runs(program, args))) continue
      return await readFile(join(folder, 'out', `input.${to}`)).catch(() => undefined)
    }
    return undefined
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Runs a program to its end. False where there is none of this name. */
function runs(program: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'ignore', timeout: PATIENCE })
    child.on('error', () => resolve(false))
    child.on('close', () => resolve(true))
  })
}
