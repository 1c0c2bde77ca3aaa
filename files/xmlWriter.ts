import { singleLine } from './lineText.ts'

/** What XML 1.0 does not allow even as a reference: most control characters, lone surrogates, U+FFFE and U+FFFF. */
const illegal = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8"?>\n'

/**
 * Text as XML character data or attribute value, on one line. Characters that XML does not allow are dropped: one of
 * them makes importing tools reject the whole file.
 */
export function escapeXml(text: string): string {
  return escapeLines(singleLine(text))
}

/** Where none of these is, nothing has to be escaped or dropped: true of most texts, and found out fast. */
const special = /[&<>"\ud800-\udfff\ufffe\uffff]|[^\t\n\r\u0020-\uffff]/

/** The same with its tabs and line breaks, for character data only. */
export function escapeLines(text: string): string {
  if (!special.test(text)) return text
  return text.replace(illegal, '').replace(/[&<>"]/g, (character) => entities[character])
}

type Attributes = Readonly<Record<string, string | undefined>>

/** `<name a="b">text</name>`, escaped; attributes without a value are left out. */
export function element(name: string, text: string, attributes: Attributes = {}): string {
  return `${openTag(name, attributes)}${escapeXml(text)}</${name}>`
}

/** The same where there is a text; nothing where there is none. */
export function optionalElement(name: string, text: string | undefined, attributes: Attributes = {}): string {
  return text ? element(name, text, attributes) : ''
}

/** An element of what is XML already. */
export function parent(name: string, attributes: Attributes, ...content: readonly string[]): string {
  return `${openTag(name, attributes)}${content.join('')}</${name}>`
}

export function openTag(name: string, attributes: Attributes = {}): string {
  let tag = `<${name}`
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) tag += ` ${key}="${escapeXml(value)}"`
  return `${tag}>`
}
