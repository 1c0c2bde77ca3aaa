import type { TranslationUnit } from '../../../model/bitext.ts'
import type { Token, TokenizedUnit } from '../../../model/token.ts'
import type { ResultStore } from '../store.ts'
import { pack, readPacked } from './packed.ts'

/**
 * Tokens of a document: its types (what two tokens of one text and analysis share) once, and for every token the number
 * of its type and the gap to the token before.
 */
interface PackedTokens {
  readonly types: readonly TokenType[]
  /** Of every unit the Chinese and the English tokens: type, gap, type, gap, ... */
  readonly units: readonly (readonly [zh: readonly number[], en: readonly number[]])[]
}

type TokenType = readonly [text: string, pos: string, norm: string, lemma: string]

export function encodeTokens(units: readonly TokenizedUnit[]): Uint8Array {
  const types: TokenType[] = []
  /** By text: the numbers of its types, hardly ever more than two. */
  const byText = new Map<string, number[]>()
  const typeOf = ({ text, pos, norm, lemma }: Token): number => {
    const known = byText.get(text) ?? []
    for (const type of known) {
      const [, itsPos, itsNorm, itsLemma] = types[type]
      if (itsPos === pos && itsNorm === norm && itsLemma === lemma) return type
    }
    const type = types.push([text, pos, norm, lemma]) - 1
    byText.set(text, [...known, type])
    return type
  }
  const side = (tokens: readonly Token[]): number[] => {
    const numbers: number[] = []
    let before = 0
    for (const token of tokens) {
      numbers.push(typeOf(token), token.start - before)
      before = token.end
    }
    return numbers
  }
  return pack({ units: units.map(({ zh, en }) => [side(zh), side(en)]), types })
}

/** The units of a bitext with their tokens. */
export async function readTokens(
  store: ResultStore,
  key: string,
  units: readonly TranslationUnit[],
): Promise<readonly TokenizedUnit[]> {
  const packed = await readPacked<PackedTokens>(store, `tokens/${key}`)
  return units.map((unit, n) => {
    const [zh, en] = packed.units[n]
    return { unit, zh: tokensOf(zh, packed.types), en: tokensOf(en, packed.types) }
  })
}

function tokensOf(numbers: readonly number[], types: readonly TokenType[]): Token[] {
  const tokens: Token[] = []
  let at = 0
  for (let n = 0; n < numbers.length; n += 2) {
    const [text, pos, norm, lemma] = types[numbers[n]]
    const start = at + numbers[n + 1]
    at = start + text.length
    tokens.push({ text, start, end: at, pos, norm, lemma })
  }
  return tokens
}
