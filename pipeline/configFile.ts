import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** What a configuration file is called beside a termbase. */
export const CONFIG_NAMES = ['shuyu.config.ts', 'shuyu.config.mjs', 'shuyu.config.js'] as const

/** The configuration file in a folder, if there is one. */
export function configIn(folder: string): string | undefined {
  return CONFIG_NAMES.map((name) => join(folder, name)).find((file) => existsSync(file))
}
