import { conceptId, renderingId } from '../../language/identity.ts'
import type { DecidedPair } from '../../model/decision.ts'

type Wording = Pick<DecidedPair, 'zh' | 'en'>

/** What was decided of pairs, and of other renderings of their Chinese. Of two decisions on one pair the first counts. */
export class Verdicts {
  readonly #byPair = new Map<string, boolean>()
  readonly #byZh = new Map<string, { accepted: number; rejected: number }>()

  constructor(decisions: readonly DecidedPair[]) {
    for (const { zh, en, accepted } of decisions) {
      const id = renderingId(zh, en)
      if (this.#byPair.has(id)) continue
      this.#byPair.set(id, accepted)
      const tally = this.#byZh.get(conceptId(zh)) ?? { accepted: 0, rejected: 0 }
      tally[accepted ? 'accepted' : 'rejected']++
      this.#byZh.set(conceptId(zh), tally)
    }
  }

  isAccepted({ zh, en }: Wording): boolean {
    return this.#byPair.get(renderingId(zh, en)) === true
  }

  /** Whether other renderings of the Chinese were accepted, and rejected. */
  onOthers({ zh, en }: Wording): { otherAccepted: boolean; otherRejected: boolean } {
    const own = this.#byPair.get(renderingId(zh, en))
    const { accepted, rejected } = this.#byZh.get(conceptId(zh)) ?? { accepted: 0, rejected: 0 }
    return {
      otherAccepted: accepted > (own === true ? 1 : 0),
      otherRejected: rejected > (own === false ? 1 : 0),
    }
  }
}
