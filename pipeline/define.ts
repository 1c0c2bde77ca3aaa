import { type AnyStage, type PipelineDefinition, type StageContext, type Stages, shippedStages } from './stages.ts'

/** A stage of one's own, before its context is forgotten by the list it goes into. */
export interface OwnStage<Input, Output> {
  /** No stage that ships has it. */
  readonly name: string
  /** Changes whenever results may: it becomes part of the keys under which they are kept. */
  readonly version: string
  /** Opened once for many inputs. What it gives is pure, and prints nothing. */
  readonly run: (context: StageContext) => (input: Input) => Output | Promise<Output>
}

/**
 * A stage of one's own for `pipeline`.
 * @throws TypeError where it has no name or no version, or the name of a stage that ships
 */
export function defineStage<Input, Output>(stage: OwnStage<Input, Output>): OwnStage<Input, Output> {
  if (!stage.name || !stage.version) throw new TypeError('a stage needs a name and a version')
  const isShipped = Object.values(shippedStages).some((group) => group.some(({ name }) => name === stage.name))
  if (isShipped) throw new TypeError(`the name ${stage.name} is that of a stage that ships: choose another`)
  return stage
}

/** How a pipeline is to differ from the one that ships. Stages are named as in `shippedStages`. */
export interface PipelineChanges {
  /** Stages to come in, each after one that is there; its input and its output are what that one gives. */
  readonly add?: readonly { readonly after: string; readonly stage: OwnStage<never, unknown> }[]
  /** Stages to take the place of others, by the names of those: they take and give what those do. */
  readonly replace?: Readonly<Record<string, OwnStage<never, unknown>>>
  /** Stages to leave out: those that give what they take (`counterparts`, `cutAtKnownTerms`, `personalise`). */
  readonly drop?: readonly string[]
  /** Other knowledge of the languages, made out of what ships; another segmenter for instance. */
  readonly resources?: PipelineDefinition['resources']
}

const DROPPABLE = ['counterparts', 'cutAtKnownTerms', 'personalise']

/**
 * The pipeline that ships, changed. Keys of results follow: what another pipeline made is not read.
 * @throws TypeError where a stage that is named is not there, or one is dropped that others need
 */
export function pipeline({ add = [], replace = {}, drop = [], resources }: PipelineChanges): PipelineDefinition {
  const known = new Set<string>(Object.values(shippedStages).flatMap((group) => group.map(({ name }) => name)))
  for (const { stage } of add) known.add(stage.name)
  for (const name of [...add.map(({ after }) => after), ...Object.keys(replace), ...drop]) {
    if (!known.has(name)) throw new TypeError(`no stage is named ${name}: there are ${[...known].join(', ')}`)
  }
  const needed = drop.find((name) => !DROPPABLE.includes(name))
  if (needed !== undefined) throw new TypeError(`others need the stage ${needed}: replace it instead`)
  const withAdded = (stage: AnyStage): AnyStage[] => [
    stage,
    ...add.filter(({ after }) => after === stage.name).flatMap((one) => withAdded(one.stage)),
  ]
  const changed = (group: readonly AnyStage[]): AnyStage[] =>
    group.flatMap((shipped) =>
      withAdded(shipped)
        .filter(({ name }) => !drop.includes(name))
        .map((stage) => replace[stage.name] ?? stage)
        .map((stage): AnyStage => (stage.name === shipped.name ? stage : { ...stage, place: shipped.name })),
    )
  const groups = Object.entries(shippedStages).map(([name, group]) => [name, changed(group)])
  return { stages: Object.fromEntries(groups) as Stages, resources }
}
