/** What several people need who work on one termbase. Types only; `read/team.ts`, `write/team.ts` and their neighbours do it. */
import type {
  Act,
  ReviewSample,
  SampleItem,
  SampleResult,
  SampleVerdict,
  TaskCounts,
  Team,
  TeamMember,
  TermComment,
} from '../../model/team.ts'
import type { Changed } from './changed.ts'
import type { QueueFilter } from './review.ts'

/** Whatever changes something is one transaction, leaves its row of history, and throws DecisionRefused where it may not be. */
export interface TeamDesk {
  /** Who may do what. */
  get(): Promise<Team>
  /** Sets it all: an approver's act. Refused where nobody would be left who may everything. */
  set(team: TeamChange, by: string): Promise<Team>
  /** Gives a member a password of their own, or takes it away (`null`): an approver's act, or the member's. */
  setPassword(name: string, password: string | null, by: string): Promise<void>
  /** Whether a password is that of the member; undefined where they have none. */
  isPasswordOf(name: string, password: string): Promise<boolean | undefined>
  /** Throws DecisionRefused where the person may not: to be asked before work that would be for nothing. */
  require(by: string, act: Act): Promise<void>
  /** Names that are known: members, and whoever is in the history. By code point. */
  people(): Promise<string[]>
  /** How much waits for a person. */
  tasks(name: string): Promise<TaskCounts>

  /** Says something of a term. An @ must be followed by a known name. Returns its id. */
  comment(comment: NewComment, by: string): Promise<number>
  /** Calls a comment done, or open again. */
  closeComment(id: number, isClosed: boolean, by: string): Promise<void>
  /** What was said of a rendering, oldest first. */
  comments(rendering: string): Promise<TermComment[]>
  /** What is open in all of the termbase: questions, and what speaks to somebody, oldest first. */
  openComments(): Promise<readonly (TermComment & { readonly zh?: string; readonly en?: string })[]>

  /** Draws a random sample of what passes for two people to judge. The same sample number draws the same pairs. */
  drawSample(draw: SampleDraw, by: string): Promise<ReviewSample>
  /** Newest first. */
  samples(): Promise<ReviewSample[]>
  /** Its pairs as this person sees them: what the other says is not in it. */
  sampleFor(id: number, name: string): Promise<{ readonly sample: ReviewSample; readonly items: readonly SampleItem[] }>
  /** Judges a pair; may be judged anew until both are done. Nothing is decided by it. */
  judge(id: number, rendering: string, verdict: SampleVerdict, by: string): Promise<ReviewSample>
  /** What came out. Throws DecisionRefused until both are done. */
  sampleResult(id: number): Promise<SampleResult>
  /** Decides pairs of a complete sample, as one batch. */
  settle(id: number, settled: readonly SampleSettling[], by: string): Promise<Changed>
}

export interface TeamChange extends Omit<Team, 'members' | 'revision'> {
  readonly members: readonly Omit<TeamMember, 'hasPassword'>[]
  /** That was seen. @default any */
  readonly revision?: number
}

export interface NewComment {
  /** Id of the rendering. */
  readonly rendering: string
  readonly text: string
  /** Waits for an answer. @default false */
  readonly isQuestion?: boolean
}

export interface SampleDraw {
  readonly judges: readonly [string, string]
  /** Most pairs. */
  readonly size: number
  /** Of which it is drawn. @default proposed ones */
  readonly filter?: QueueFilter
}

export interface SampleSettling {
  readonly rendering: string
  readonly verdict: SampleVerdict
}
