import type { ConceptEntry } from '../model/term.ts'
import type { PreparedDocument, TokenizedUnit } from '../model/token.ts'
import type { LinkModel } from '../stages/link/index.ts'
import type { SourceInput, SourcePart } from '../stages/read/index.ts'
import { openResources } from './resources.ts'
import {
  type AnyStage,
  type Knowledge,
  type PipelineDefinition,
  type StageContext,
  type Stages,
  shippedStages,
} from './stages.ts'

/** The groups of a pipeline, opened with what a run knows. */
export interface Pipeline {
  /** Opens what `prepare` needs, and soon `find`, while jieba's dictionary loads in a thread. */
  warm(): void
  /** @throws InputError where the source is no bilingual text */
  prepare(source: SourceInput | SourcePart): Promise<PreparedDocument>
  learn(units: readonly TokenizedUnit[]): Promise<LinkModel>
  /** Units cut at known terms, with the places of known pairs. */
  cutAtKnownTerms(units: readonly TokenizedUnit[]): Promise<readonly TokenizedUnit[]>
  /** The concepts of one document, doubtful ones too, out of units cut at known terms. */
  find(units: readonly TokenizedUnit[]): Promise<ConceptEntry[]>
}

/** What the stages of a pipeline are opened with. */
export function openContext(knowledge: Knowledge, definition?: PipelineDefinition): StageContext {
  const shipped = openResources()
  return { ...knowledge, resources: definition?.resources?.open(shipped) ?? shipped }
}

/** Places of the stages that tell what is known of units before anything is looked for in them; most documents have little of it. */
const KNOWING: readonly string[] = ['cutAtKnownTerms', 'knownPlaces']

/** A stage is opened when its group is first needed. */
export function openPipeline(stages: Stages, context: StageContext): Pipeline {
  const cut = stages.find.filter((stage) => KNOWING.includes(placeOf(stage)))
  const others = stages.find.filter((stage) => !KNOWING.includes(placeOf(stage)))
  return {
    warm: () => context.resources.warm(),
    prepare: chain(stages.prepare, context),
    learn: chain(stages.learn, context),
    cutAtKnownTerms: chain(cut, context),
    find: chain(others, context),
  }
}

/** Stages one after the other, each on what the one before it gives. */
export function chain<Input, Output>(
  stages: readonly AnyStage[],
  context: StageContext,
): (input: Input) => Promise<Output> {
  let opened: ((input: unknown) => unknown)[] | undefined
  return async (input) => {
    opened ??= stages.map(({ run }) => run(context) as (input: unknown) => unknown)
    let value: unknown = input
    for (const run of opened) value = await run(value)
    return value as Output
  }
}

type Shipped = (typeof shippedStages)[keyof Stages][number]

/** Each stage that ships by its name, for programs that run them one by one. */
export type SingleStages = { readonly [One in Shipped as One['name']]: ReturnType<One['run']> }

/** What stands at each place of a pipeline, by the name of the stage that ships there; stages of one's own may take time. */
export type PlacedStages = {
  readonly [Name in keyof SingleStages]: (
    ...input: Parameters<SingleStages[Name]>
  ) => ReturnType<SingleStages[Name]> | Promise<Awaited<ReturnType<SingleStages[Name]>>>
}

/** The stages that ship, each opened when it is first asked for. */
export const singleStages = (knowledge: Knowledge = {}): SingleStages =>
  placedStages(knowledge, undefined) as SingleStages

/** The stages at the places of a pipeline, each place opened when it is first asked for. */
export function placedStages(knowledge: Knowledge, definition: PipelineDefinition | undefined): PlacedStages {
  const context = openContext(knowledge, definition)
  const stages = Object.values(definition?.stages ?? shippedStages).flat()
  const opened = {}
  for (const { name: place } of Object.values(shippedStages).flat()) {
    const there = stages.filter((stage) => placeOf(stage) === place)
    let ready: unknown
    Object.defineProperty(opened, place, {
      get: () => {
        ready ??= there.length === 1 ? there[0].run(context) : chain(there, context)
        return ready
      },
    })
  }
  return opened as PlacedStages
}

/** The stage that ships where this one stands. */
export const placeOf = ({ name, place }: AnyStage): string => place ?? name
