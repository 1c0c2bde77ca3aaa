/** A name that can stand in the history: one line of at most 60 characters. */
export function isPersonName(name: string): boolean {
  return name.length <= 60 && name.trim() === name && /^[^\p{C}]+$/u.test(name)
}
