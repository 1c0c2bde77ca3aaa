/** The text on one line, for formats whose records are lines: tabs and line breaks of all kinds become one space. */
export function singleLine(text: string): string {
  return text.replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ')
}

/** A term as glossaries of one line an entry take it: on one line, without control characters or a byte order mark. */
export function plainTerm(text: string): string {
  return singleLine(text)
    .replace(/[\p{Cc}\ufeff]/gu, '')
    .trim()
}
