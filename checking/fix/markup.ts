/** A tag, or a stretch of text, of an XML document, with its place in the source. */
export type Piece =
  | { readonly kind: 'open' | 'close' | 'empty'; readonly name: string; readonly start: number; readonly end: number }
  | { readonly kind: 'text'; readonly characters: readonly Character[] }

/** A character of text, and the characters of the source that stand for it (`&amp;`). */
export interface Character {
  readonly text: string
  readonly start: number
  readonly end: number
}

const MARKUP =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<!DOCTYPE[^>[]*(?:\[[\s\S]*?\])?[^>]*>|<(\/?)([^\s/>]+)(?:[^>"']|"[^"]*"|'[^']*')*>|[^<]+/g

/** The pieces of a well-formed XML document, in their order. Comments, instructions and the document type are none. */
export function* piecesOf(source: string): Generator<Piece> {
  for (const match of source.matchAll(MARKUP)) {
    const [all, data, slash, name] = match
    const start = match.index
    const end = start + all.length
    if (name !== undefined) yield { kind: slash ? 'close' : all.endsWith('/>') ? 'empty' : 'open', name, start, end }
    else if (data !== undefined) yield { kind: 'text', characters: plainCharacters(data, start + '<![CDATA['.length) }
    else if (all[0] !== '<') yield { kind: 'text', characters: charactersOf(all, start) }
  }
}

const plainCharacters = (text: string, from: number): Character[] =>
  Array.from({ length: text.length }, (_, i) => ({ text: text[i], start: from + i, end: from + i + 1 }))

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function charactersOf(text: string, from: number): Character[] {
  const characters: Character[] = []
  for (const { 0: all, 1: entity, index } of text.matchAll(/&([^;]+);|[\s\S]/g)) {
    const decoded = entity === undefined ? all : decodedEntity(entity, all)
    // The halves of a surrogate pair share its place.
    for (let i = 0; i < decoded.length; i++)
      characters.push({ text: decoded[i], start: from + index, end: from + index + all.length })
  }
  return characters
}

function decodedEntity(entity: string, all: string): string {
  const code = /^#(?:x([\da-f]+)|(\d+))$/i.exec(entity)
  if (code) return String.fromCodePoint(Number.parseInt(code[1] ?? code[2], code[1] ? 16 : 10))
  return NAMED[entity] ?? all
}

/** The value of an attribute of a tag, whatever its prefix. */
export function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`\\s(?:[\\w-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
    .exec(tag)
    ?.slice(1)
    .find((value) => value !== undefined)
}

export const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

/** A text as readers of documents give it, runs of white space as one space and none at the ends, with its characters. */
export function spacesCollapsed(characters: readonly Character[]): readonly Character[] {
  const kept: Character[] = []
  for (const character of characters) {
    if (!/\s/.test(character.text)) kept.push(character)
    else if (kept.length && kept.at(-1)?.text !== ' ') kept.push({ ...character, text: ' ' })
    else if (kept.length) kept[kept.length - 1] = { ...kept[kept.length - 1], end: character.end }
  }
  return kept.at(-1)?.text === ' ' ? kept.slice(0, -1) : kept
}

export const charactersText = (characters: readonly Character[]): string => characters.map(({ text }) => text).join('')

/** Text as it is written into XML, with references for what is no ASCII where the encoding may lack it. */
export function escaped(text: string, isUnicode = true): string {
  const safe = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return isUnicode ? safe : safe.replace(/[^\x20-\x7e]/gu, (character) => `&#${character.codePointAt(0)};`)
}
