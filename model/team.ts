import type { Status } from './term.ts'

/** What people may do, each more than the one before. */
export const roles = ['reader', 'proposer', 'reviewer', 'approver'] as const

export type Role = (typeof roles)[number]

/**
 * What is done to a termbase, and the least role that may: everybody reads; proposers comment, add documents and terms as
 * proposals; reviewers decide, merge, import, assign and judge samples; approvers give the second approval, take documents
 * out and say who may what.
 */
export const acts = {
  comment: 'proposer',
  propose: 'proposer',
  decide: 'reviewer',
  approve: 'approver',
  manage: 'approver',
} as const satisfies Record<string, Role>

export type Act = keyof typeof acts

export const mayDo = (role: Role, act: Act) => roles.indexOf(role) >= roles.indexOf(acts[act])

/** What a role may do. */
export const actsOf = (role: Role) => (Object.keys(acts) as Act[]).filter((act) => mayDo(role, act))

/** Where an accepted term needs a second person: where somebody asked for it, or always. */
export const approvals = ['asked', 'always'] as const

export type Approval = (typeof approvals)[number]

export interface TeamMember {
  readonly name: string
  readonly role: Role
  /** Whether they have a password of their own: nobody else can come in under their name. */
  readonly hasPassword: boolean
}

/** Who may do what in a termbase. */
export interface Team {
  /** By name. */
  readonly members: readonly TeamMember[]
  /** Role of everybody who is not named. @default approver: everybody may do everything */
  readonly others: Role
  /** @default asked */
  readonly approval: Approval
  /** Number of changes so far. */
  readonly revision: number
}

export const roleIn = ({ members, others }: Pick<Team, 'members' | 'others'>, name: string): Role =>
  members.find((member) => member.name === name)?.role ?? others

/** What somebody said of a term. It is never changed or deleted. */
export interface TermComment {
  readonly id: number
  /** Id of the rendering. */
  readonly rendering: string
  readonly by: string
  /** ISO 8601, UTC. */
  readonly at: string
  readonly text: string
  /** Names in it that follow an @. */
  readonly mentions: readonly string[]
  readonly isQuestion: boolean
  /** Who called it done; it is open until then where it is a question or speaks to somebody. */
  readonly closed?: { readonly by: string; readonly at: string }
}

/** Work that waits for a person. */
export const tasks = ['assigned', 'asked', 'approval'] as const

export type Task = (typeof tasks)[number]

/** Renderings that wait for a person; `mine` counts each once. `samples`: those they have not judged all of. */
export type TaskCounts = Readonly<Record<Task | 'mine' | 'samples', number>>

/** What a judge of a sample may say. */
export type SampleVerdict = Exclude<Status, 'proposed'>

export const sampleVerdicts = ['accepted', 'rejected', 'undecided'] as const satisfies readonly SampleVerdict[]

/** A random sample of pairs that two people judge, neither seeing what the other says until both are done. */
export interface ReviewSample {
  readonly id: number
  readonly by: string
  /** ISO 8601, UTC. */
  readonly at: string
  readonly judges: readonly [string, string]
  readonly size: number
  /** How many each of the two has judged. */
  readonly judged: readonly [number, number]
  readonly isComplete: boolean
}

/** A pair of a sample as a judge sees it. */
export interface SampleItem {
  readonly rendering: string
  readonly zh: string
  readonly en: string
  /** What the one who asks has said. */
  readonly own?: SampleVerdict
}

/** How far two people agree: see ranking/agreement.ts. */
export interface Agreement {
  /** Pairs that both judged. */
  readonly pairs: number
  /** Share on which they said the same, 0..1. */
  readonly share: number
  /** Cohen's kappa, -1..1; null where each said one and the same of all: chance alone would agree. */
  readonly kappa: number | null
  /** Its standard error. */
  readonly error: number | null
  /** How often the first said the one and the second the other. */
  readonly table: Readonly<Record<SampleVerdict, Readonly<Record<SampleVerdict, number>>>>
}

/** What came out of a sample: only once both are done. */
export interface SampleResult {
  readonly agreement: Agreement
  readonly items: readonly {
    readonly rendering: string
    readonly zh: string
    readonly en: string
    readonly verdicts: readonly [SampleVerdict, SampleVerdict]
    /** What was settled in the end, and by whom. */
    readonly settled?: { readonly verdict: SampleVerdict; readonly by: string }
  }[]
}
