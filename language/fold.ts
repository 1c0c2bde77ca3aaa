import hongKongForms from 'opencc-js/dict/HKVariantsRev'
import traditionalCharacters from 'opencc-js/dict/TSCharacters'
import traditionalPhrases from 'opencc-js/dict/TSPhrases'
import taiwanPhrases from 'opencc-js/dict/TWVariantsRevPhrases'

/**
 * Traditional Chinese to simplified, with the dictionaries of OpenCC (through opencc-js) in one pass of our own:
 * every replacement keeps the number of UTF-16 code units, so that offsets into the folded text are offsets into
 * the original. Characters whose simplified form lies outside the basic plane stay as they are.
 * The tables take about 10 ms to build, at the first use.
 */
interface Folding {
  /** By UTF-16 code unit: the code unit of its simplified form, itself where there is none. */
  readonly simplified: Uint16Array
  /** By UTF-16 code unit: 1 for a character only traditional text has, 2 for one only simplified text has. */
  readonly script: Uint8Array
  /** By first code unit: phrases that are not folded character by character (乾隆, 著名), longest first. */
  readonly phrases: ReadonlyMap<number, readonly (readonly [string, string])[]>
}

const TRADITIONAL = 1
const SIMPLIFIED = 2

let loaded: Folding | undefined

/** Folds traditional characters to simplified ones, keeping the UTF-16 length; text without any comes back as it is. */
export function simplify(text: string): string {
  const folding = dictionary()
  let first = 0
  while (first < text.length && folding.script[text.charCodeAt(first)] !== TRADITIONAL) first++
  return first === text.length ? text : fold(text, folding)
}

let unfolded: ReadonlyMap<string, readonly string[]> | undefined

/** The characters of both scripts that fold to this simplified one (發 and 髮 to 发), itself among them. */
export function scriptForms(character: string): readonly string[] {
  unfolded ??= unfold(dictionary())
  return unfolded.get(character) ?? [character]
}

function unfold({ simplified, script }: Folding): ReadonlyMap<string, readonly string[]> {
  const forms = new Map<string, string[]>()
  for (let code = 0; code < simplified.length; code++) {
    if (script[code] !== TRADITIONAL && simplified[code] === code) continue
    const target = String.fromCharCode(simplified[code])
    forms.set(target, [...(forms.get(target) ?? [target]), String.fromCharCode(code)])
  }
  return forms
}

/** True where characters that only traditional text has outnumber those that only simplified text has. */
export function isTraditional(text: string): boolean {
  const { script } = dictionary()
  let balance = 0
  for (let i = 0; i < text.length; i++) {
    const kind = script[text.charCodeAt(i)]
    if (kind === TRADITIONAL) balance++
    else if (kind === SIMPLIFIED) balance--
  }
  return balance > 0
}

function dictionary(): Folding {
  loaded ??= load()
  return loaded
}

function fold(text: string, { simplified, phrases }: Folding): string {
  let folded = ''
  let i = 0
  while (i < text.length) {
    const phrase = phrases.get(text.charCodeAt(i))?.find(([source]) => text.startsWith(source, i))
    const piece = phrase ? phrase[1] : String.fromCharCode(simplified[text.charCodeAt(i)])
    folded += piece
    i += piece.length
  }
  return folded
}

function load(): Folding {
  const simplified = new Uint16Array(0x10000).map((_, code) => code)
  const script = new Uint8Array(0x10000)
  for (const [source, target] of entries(traditionalCharacters)) {
    if (source.length !== 1 || target.length !== 1 || source === target) continue
    simplified[source.charCodeAt(0)] = target.charCodeAt(0)
    script[source.charCodeAt(0)] = TRADITIONAL
    script[target.charCodeAt(0)] ||= SIMPLIFIED
  }
  for (const [source, standard] of entries(hongKongForms)) {
    const target = simplified[standard.charCodeAt(0)]
    if (target === source.charCodeAt(0)) continue
    simplified[source.charCodeAt(0)] = target
    script[source.charCodeAt(0)] = TRADITIONAL
  }

  const byCharacter = (text: string) =>
    Array.from(text, (c) => (c.length === 1 ? String.fromCharCode(simplified[c.charCodeAt(0)]) : c)).join('')
  const phrases = new Map<number, [string, string][]>()
  const addPhrase = (source: string, target: string) => {
    if (source.length !== target.length || byCharacter(source) === target) return
    const first = source.charCodeAt(0)
    phrases.set(first, [...(phrases.get(first) ?? []), [source, target]])
  }
  // A phrase without a traditional character (一坏) would change simplified text.
  for (const [source, target] of entries(traditionalPhrases))
    if (byCharacter(source) !== source) addPhrase(source, target)

  // Taiwan writes the particle 着 as 著: of its forms the only one the other dictionaries do not reach. The character
  // is also good simplified Chinese (著名), hence no sign of the script, and its phrases are added in both scripts.
  const kept = entries(taiwanPhrases).filter(([source, target]) => source.includes('著') && target.includes('著'))
  const keptForms = new Map(
    kept.flatMap(([source]) => [
      [source, byCharacter(source)],
      [byCharacter(source), byCharacter(source)],
    ]),
  )
  simplified['著'.charCodeAt(0)] = '着'.charCodeAt(0)
  for (const [source, target] of keptForms) addPhrase(source, target)

  for (const list of phrases.values()) list.sort(([a], [b]) => b.length - a.length)
  return { simplified, script, phrases }
}

function entries(source: string): [string, string][] {
  return source.split('|').map((entry) => entry.split(' ') as [string, string])
}
