import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { segmenterEngine } from '../language/segmenterEngine.ts'
import { type Code, codeOf, versionsOf } from './codeGraph.ts'

/** The groups of the pipeline, each of which has results of its own: see stages.ts. */
export type StageGroup = 'prepare' | 'learn' | 'find' | 'afterwards'

/** What tells a stage from every other: of those that ship, the name alone, since their code is looked at. */
export interface StageIdentity {
  readonly name: string
  /** Of a stage that does not ship: changes whenever its results may. */
  readonly version?: string
}

/**
 * Where the code of the stages that ship begins, in their order; a test holds it against stages.ts. What gives them
 * their resources, runs them and writes their results down is part of every identity.
 */
export const SHIPPED: Readonly<Record<StageGroup, Readonly<Record<string, readonly string[]>>>> = {
  prepare: {
    read: ['stages/read/index.ts'],
    align: ['stages/align/index.ts'],
    tokenize: ['stages/tokenize/index.ts'],
    counterparts: ['pipeline/counterparts.ts'],
  },
  learn: {
    learn: ['stages/link/index.ts'],
  },
  find: {
    cutAtKnownTerms: ['stages/tokenize/index.ts'],
    knownPlaces: ['pipeline/knownTerms.ts'],
    link: ['stages/link/index.ts'],
    candidates: ['stages/candidates/index.ts', 'ranking/weights/termhood.weights.json'],
    pair: ['stages/pair/index.ts', 'pipeline/knownTerms.ts', 'ranking/weights/equivalence.weights.json'],
    score: [
      ...['stages/score/index.ts', 'pipeline/knownTerms.ts'],
      ...['ranking/weights/confidence.weights.json', 'ranking/weights/essential.weights.json'],
    ],
    concepts: ['stages/concepts/index.ts'],
  },
  afterwards: {
    personalise: ['stages/personalise/index.ts', 'pipeline/batch/batch.ts', 'pipeline/batch/save.ts'],
  },
}

/** What all stages need: what they are run by and given, and how results are written down. */
export const FRAME = ['pipeline/jobs/run.ts', 'pipeline/resources.ts']
/** These name the stages and their weights, which are looked at by themselves. */
export const FRAME_ALONE = [
  'pipeline/stages.ts',
  'pipeline/pipeline.ts',
  'pipeline/models.ts',
  'pipeline/jobs/jobContext.ts',
]

/** The code of all stages that ship, by their names, and of their frame. */
export interface ShippedCode {
  readonly frame: Code
  readonly stages: Readonly<Record<string, Code>>
}

const root = fileURLToPath(new URL('..', import.meta.url))
/** Beside this module in a built package, which carries no sources: what `readShippedCode` gave when it was built. */
const built = new URL('./identity.json', import.meta.url)

/** What the sources are, for a clone at every start and for a package when it is built. */
export function readShippedCode(): ShippedCode {
  const stages = Object.values(SHIPPED).flatMap((group) => Object.entries(group))
  return {
    frame: codeOf(root, FRAME, FRAME_ALONE),
    stages: Object.fromEntries(stages.map(([name, entries]) => [name, codeOf(root, entries)])),
  }
}

let read: ShippedCode | undefined

function shippedCode(): ShippedCode {
  read ??= existsSync(built) ? (JSON.parse(readFileSync(built, 'utf8')) as ShippedCode) : readShippedCode()
  return read
}

/** A pipeline that is not, or not wholly, the one that ships. */
export interface PipelineIdentity {
  readonly stages: Readonly<Record<StageGroup, readonly StageIdentity[]>>
  /** Of other resources than ship: changes whenever what they say may. */
  readonly resources?: { readonly version: string }
}

/** By pipeline; undefined stands for the one that ships. */
const known = new Map<PipelineIdentity | undefined, Map<StageGroup, string>>()

/**
 * A hash of all that the results of a group depend on besides its input: code, weights, data and the packages as they
 * are installed. Any change gives another, so that nobody has to count versions, and what other code made is not read.
 * (`learn` and `find` depend on what `prepare` does by the keys of its results.)
 */
export function identityOf(group: StageGroup, pipeline?: PipelineIdentity): string {
  const identities = known.get(pipeline) ?? new Map<StageGroup, string>()
  known.set(pipeline, identities)
  const before = identities.get(group)
  if (before) return before
  const stages = pipeline?.stages[group] ?? Object.keys(SHIPPED[group]).map((name) => ({ name }))
  const identity = computed(stages, pipeline?.resources?.version)
  identities.set(group, identity)
  return identity
}

/** The identity of everything that jobs do: what whoever submits jobs and whoever does them have in common. */
export function wholeIdentity(pipeline?: PipelineIdentity): string {
  return hashOf((['prepare', 'learn', 'find'] as const).map((group) => identityOf(group, pipeline)))
}

function computed(stages: readonly StageIdentity[], resources?: string): string {
  const { frame, stages: shipped } = shippedCode()
  const parts = stages.map(({ name, version }) => {
    if (version !== undefined) return [name, 'version', version]
    if (!(name in shipped)) throw new Error(`the stage ${name} needs a version, which changes whenever its results may`)
    return [name, ...lines(shipped[name])]
  })
  return hashOf([lines(frame), segmenterEngine().name, resources ?? null, parts])
}

const hashOf = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex')

const lines = ({ hash, packages }: Code) => [hash, ...versionsOf(root, packages)]
