import type { GoldPair } from './gold.ts'
import { goldEnKey } from './gold.ts'
import { goldZh } from './goldIndex.ts'
import { seededRandom } from './random.ts'
import type { Verdict } from './verdicts.ts'

/** A pair of a question as it is sent, and the Chinese sentence above it. */
interface ReadPair {
  readonly n: number
  readonly zh: string
  readonly en: string
  readonly sentences: { readonly zh: string; readonly en: string }
}

const KINDS: Readonly<Record<string, string>> = {
  formulation: 'F',
  name: 'N',
  person: 'P',
  place: 'G',
  term: 'T',
  'set phrase': 'I',
  'verbal formulation': 'V',
}

/**
 * A reader that answers what careful readers have answered before: it keeps what a reference lists or they accepted, mends and
 * rejects as they did, and cannot tell of what they never saw. It knows of a question what stands in it.
 * @param noise share of the answers that are others than theirs, 0..1. @default 0
 */
export class ReplayedReader {
  readonly #listed = new Map<string, string>()
  readonly #verdicts = new Map<string, Verdict>()
  readonly #noise: number
  readonly #random = seededRandom(11)

  constructor(gold: readonly GoldPair[], verdicts: readonly Verdict[], noise = 0) {
    for (const { zh, en, category } of gold) this.#listed.set(keyOf(zh, en), KINDS[category] ?? 'T')
    for (const verdict of verdicts) this.#verdicts.set(keyOf(verdict.zh, verdict.en), verdict)
    this.#noise = noise
  }

  /** The answer to a question, as JSON. */
  answer(question: string): string {
    const keep: Record<string, number[]> = { F: [], N: [], P: [], G: [], T: [], I: [], V: [] }
    const mend: object[] = []
    const reject: number[] = []
    const unsure: number[] = []
    for (const pair of pairsIn(question)) {
      const { n } = pair
      const key = keyOf(pair.zh, pair.en)
      const verdict = this.#verdicts.get(key)
      const c = this.#listed.get(key) ?? 'T'
      const isOther = this.#random() < this.#noise
      const isKept = verdict ? verdict.verdict === 'keep' : this.#listed.has(key)
      const mended = verdict?.mended && this.#mendIn(pair, verdict.mended, isOther)
      if (mended) mend.push({ n, ...changed(pair, mended), c })
      else if (!isKept && verdict?.verdict !== 'reject') unsure.push(n)
      else if (isKept !== isOther) keep[c].push(n)
      // Where readers differ, one of two cannot tell.
      else if (isOther && this.#random() < 0.5) unsure.push(n)
      else if (isOther && !isKept) keep[c].push(n)
      else reject.push(n)
    }
    return JSON.stringify({ keep, mend, reject, unsure, missing: [] })
  }

  /** A mend where it stands in the sentences that were asked about; a wrong one lacks its first word. */
  #mendIn({ sentences }: ReadPair, { zh, en }: { zh: string; en: string }, isOther: boolean) {
    const words = en.split(' ')
    const english = isOther && words.length > 1 ? words.slice(1).join(' ') : en
    const chinese = isOther && words.length === 1 ? zh.slice(1) : zh
    const stands =
      goldZh(sentences.zh).includes(goldZh(chinese)) && sentences.en.toLowerCase().includes(english.toLowerCase())
    return stands && chinese ? { zh: chinese, en: english } : undefined
  }
}

/** Only what is changed, as a reader is told to answer. */
const changed = (pair: ReadPair, { zh, en }: { zh: string; en: string }) => ({
  zh: zh === pair.zh ? '' : zh,
  en: en === pair.en ? '' : en,
})

const keyOf = (zh: string, en: string) => `${goldZh(zh)}\t${goldEnKey(en)}`

function pairsIn(question: string): ReadPair[] {
  let sentences = { zh: '', en: '' }
  return question.split('\n').flatMap((line) => {
    const [, side, text] = /^(zh|en): (.*)$/.exec(line) ?? []
    if (side) sentences = { ...sentences, [side]: text }
    const [, n, zh, en] = /^(\d+) (.*?) = (.*)$/.exec(line) ?? []
    return n ? [{ n: Number(n), zh, en, sentences }] : []
  })
}
