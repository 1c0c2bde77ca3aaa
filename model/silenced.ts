/** Findings that a person calls false alarms. */
export interface Silence {
  /** The Chinese term. */
  readonly zh: string
  /** What may stand for it, case aside; empty: nothing. @default whatever stands there */
  readonly wording?: string
  /** Name of the draft, without its folder. @default every draft */
  readonly draft?: string
}

/** One that holds, with who said so, and when (ISO 8601). */
export interface SilencedBy extends Silence {
  readonly by: string
  readonly at: string
}
