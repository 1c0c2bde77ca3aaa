import { dirname } from 'node:path'
import { isPostgresUrl } from '../glossaries/termbase/database/postgresPlace.ts'
import { configIn } from '../pipeline/configFile.ts'
import type { PipelineDefinition } from '../pipeline/stages.ts'

/** A pipeline that is not the one that ships, and the file that it comes from. */
export interface OwnPipeline {
  readonly file: string
  readonly definition: PipelineDefinition
}

/** That of --config, else of a file beside the termbase (of one on a server: in the current folder), if there is one. */
export async function ownPipeline({
  config,
  termbase,
}: {
  readonly config?: string
  readonly termbase: string
}): Promise<OwnPipeline | undefined> {
  const file = config ?? configIn(isPostgresUrl(termbase) ? '.' : dirname(termbase))
  if (file === undefined) return undefined
  const { loadConfig } = await import('../pipeline/config.ts')
  return { file, definition: await loadConfig(file) }
}
