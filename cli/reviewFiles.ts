import { existsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { temporaryFolder } from '../files/temporary.ts'

/** Files of a running review that nobody but its user can read. */
export interface ReviewFiles {
  /** A page that leads on to the link: other users see the arguments of the program that opens it, not what is in it. */
  readonly page: string
  /** JSON: `url`, `token`, which lets programs in, and `readToken`, which lets them read and nothing else. */
  readonly access: string
  remove(): void
}

/** Writes the files into a new folder; the link opens the page once. */
export function writeReviewFiles(link: string, access: { url: string; token: string; readToken: string }): ReviewFiles {
  const runtime = process.env.XDG_RUNTIME_DIR
  const folder = temporaryFolder(runtime && existsSync(runtime) ? runtime : tmpdir())
  const write = (name: string, text: string) => {
    const file = join(folder.path, name)
    writeFileSync(file, text, { mode: 0o600 })
    return file
  }
  const html = `<!doctype html>
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0;url=${link}">
<title>术语 review</title>
<a href="${link}">术语 review</a>
`
  return {
    page: write('open.html', html),
    access: write('access.json', `${JSON.stringify(access)}\n`),
    remove: () => folder.remove(),
  }
}
