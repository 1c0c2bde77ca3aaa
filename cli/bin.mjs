#!/usr/bin/env node
// The `shuyu` command: checks what it runs on, then runs the program as it was built, or, in a clone whose sources have
// changed since, the TypeScript sources through tsx.
import module from 'node:module'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { builtFile } from './built.mjs'

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `shuyu: needs Node.js 20.19 or newer, found ${process.versions.node}: install a newer one from nodejs.org`,
  )
  process.exit(2)
}
// From Node.js 22 on what was compiled is kept, which spares a start a tenth of its time. Where it cannot be kept, it is not.
module.enableCompileCache?.(join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'shuyu', 'compiled'))
const built = builtFile('cli/main.ts')
if (built === undefined) {
  const tsx = await import('tsx/esm/api').catch(() => {
    console.error('shuyu: its dependencies are not installed: run `npm install` in the folder of shuyu first')
    process.exit(2)
  })
  tsx.register()
}
const { main } = await import(built ?? './main.ts')
await main(process.argv.slice(2))
