import { singleLine } from './text.ts'

/** What XML 1.0 does not allow even as a reference: most control characters, lone surrogates, U+FFFE and U+FFFF. */
const illegal = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/**
 * Text as XML character data or attribute value, on one line. Characters that XML does not allow are dropped: one of
 * them makes importing tools reject the whole file.
 */
export function escapeXml(text: string): string {
  return singleLine(text.replace(illegal, '')).replace(/[&<>"]/g, (character) => entities[character])
}

/** `<name a="b">text</name>`, escaped. */
export function element(name: string, text: string, attributes: Readonly<Record<string, string>> = {}): string {
  return `${openTag(name, attributes)}${escapeXml(text)}</${name}>`
}

export function openTag(name: string, attributes: Readonly<Record<string, string>> = {}): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`)
  return `<${name}${written.join('')}>`
}
