import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { InputError } from '../model/errors.ts'
import { temporaryFolder } from './temporary.ts'

/** Names that Chromium and its kin are installed under, in this order. */
const PROGRAMS = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'msedge',
]
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]
/** Milliseconds after which printing is given up. */
const PATIENCE = 120_000

/** Where a Chromium is: the variable CHROMIUM, the PATH, then the usual places; undefined where none is found. */
export function installedChromium(): string | undefined {
  if (process.env.CHROMIUM) return process.env.CHROMIUM
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const candidates = PROGRAMS.flatMap((name) => folders.map((folder) => join(folder, name + suffix)))
  return [...candidates, ...PLACES].find((path) => existsSync(path))
}

/**
 * A page as Chromium prints it, in a profile of its own and without network.
 * @param file what it is printed for, for messages
 * @throws InputError where no Chromium is installed, or it cannot print
 */
export async function printedByChromium(html: string, file: string): Promise<Uint8Array> {
  const program = installedChromium()
  if (!program) {
    throw new InputError(
      file,
      'a PDF is printed by Chromium, Chrome or Edge, and none was found: install one, or set CHROMIUM to its place, or write --format html and print that',
    )
  }
  const folder = temporaryFolder()
  try {
    const [page, printed] = [join(folder.path, 'page.html'), join(folder.path, 'page.pdf')]
    await writeFile(page, html)
    // As root Chromium refuses its sandbox; the page is our own, and holds no script but one for a button.
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    const quiet = [
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND',
    ]
    const args = [
      '--headless',
      ...sandbox,
      ...quiet,
      `--user-data-dir=${join(folder.path, 'profile')}`,
      '--no-pdf-header-footer',
      `--print-to-pdf=${printed}`,
    ]
    await new Promise<void>((resolve, reject) => {
      execFile(program, [...args, pathToFileURL(page).href], { timeout: PATIENCE }, (error) =>
        error ? reject(error) : resolve(),
      )
    }).catch((cause) => {
      throw new InputError(file, `${program} could not print: write --format html and print that`, { cause })
    })
    return await readFile(printed).catch((cause) => {
      throw new InputError(file, `${program} printed nothing: write --format html and print that`, { cause })
    })
  } finally {
    folder.remove()
  }
}
