import { existsSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { InputError } from '../model/errors.ts'
import { codeOf } from './codeGraph.ts'
import { defineStage, pipeline } from './define.ts'
import type { StageGroup } from './identity.ts'
import type { AnyStage, PipelineDefinition, Stages } from './stages.ts'

/** What a configuration file may ask for, without importing shuyu. */
export interface ConfigTools {
  readonly pipeline: typeof pipeline
  readonly defineStage: typeof defineStage
}

/** What a configuration file exports by default: a pipeline, or a function that makes one. */
export type Config = PipelineDefinition | ((tools: ConfigTools) => PipelineDefinition | Promise<PipelineDefinition>)

/**
 * The pipeline that a configuration file exports. The versions of its stages tell the code of the file and of what it
 * imports beside it, so that results are made anew when that changes.
 * @throws InputError where it cannot be run or exports something else
 */
export async function loadConfig(file: string): Promise<PipelineDefinition> {
  const path = resolve(file)
  if (!existsSync(path)) throw new InputError(file, 'expected a configuration file, found nothing there')
  const { default: config } = await importModule(path, file)
  const tools: ConfigTools = { pipeline, defineStage }
  const definition = typeof config === 'function' ? await run(config, tools, file) : config
  if (!isDefinition(definition)) {
    const expected = 'expected `export default pipeline({ ... })`, or a function that gives one'
    throw new InputError(
      file,
      `${expected}; found ${definition === undefined ? 'no default export' : 'something else'}`,
    )
  }
  return withCode(definition, codeOf(dirname(path), [basename(path)]).hash)
}

async function importModule(path: string, file: string): Promise<{ default?: Config }> {
  try {
    // Newer versions of Node.js run TypeScript by themselves; so does whoever started this through tsx.
    return await import(pathToFileURL(path).href)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ERR_UNKNOWN_FILE_EXTENSION') throw unusable(file, cause)
  }
  const tsx = await import('tsx/esm/api').catch((cause) => {
    throw new InputError(file, 'this Node.js runs no TypeScript: name the file shuyu.config.mjs, or add tsx', { cause })
  })
  tsx.register()
  return import(`${pathToFileURL(path).href}?tsx`).catch((cause) => {
    throw unusable(file, cause)
  })
}

async function run(config: Exclude<Config, PipelineDefinition>, tools: ConfigTools, file: string) {
  try {
    return await config(tools)
  } catch (cause) {
    throw unusable(file, cause)
  }
}

function unusable(file: string, cause: unknown): InputError {
  const { name, message } = cause as Error
  return new InputError(file, `the configuration file fails: ${name}: ${message}`, { cause })
}

const groups: readonly StageGroup[] = ['prepare', 'learn', 'find', 'afterwards']

function isDefinition(value: unknown): value is PipelineDefinition {
  const stages = (value as PipelineDefinition | undefined)?.stages
  return typeof stages === 'object' && groups.every((group) => Array.isArray(stages[group]))
}

function withCode({ stages, resources }: PipelineDefinition, code: string): PipelineDefinition {
  const own = (stage: AnyStage): AnyStage =>
    stage.version === undefined ? stage : { ...stage, version: `${stage.version} ${code}` }
  const told = groups.map((group) => [group, stages[group].map(own)])
  return {
    stages: Object.fromEntries(told) as Stages,
    resources: resources && { ...resources, version: `${resources.version} ${code}` },
  }
}
