#!/usr/bin/env node
// The `shuyu` command: checks what it runs on, then runs the TypeScript sources within this process: their bundle
// where it is up to date, else through tsx.
import { freshBundle } from './bundle.mjs'

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `shuyu: needs Node.js 20.19 or newer, found ${process.versions.node}: install a newer one from nodejs.org`,
  )
  process.exit(2)
}
const bundle = freshBundle('cli/main.ts')
if (bundle === undefined) {
  const tsx = await import('tsx/esm/api').catch(() => {
    console.error('shuyu: its dependencies are not installed: run `npm install` in the folder of shuyu first')
    process.exit(2)
  })
  tsx.register()
}
const { main } = await import(bundle ?? './main.ts')
await main(process.argv.slice(2))
