/** What a text lists, with commas between: long lists are read, and changed, more easily so than as arrays of texts. */
export function listed(text: string): readonly string[] {
  return text.split(',').map((item) => item.replace(/\s+/g, ' ').trim())
}
