import { children, textOf, type XmlElement } from '../../files/xml.ts'
import type { Field } from './titles.ts'

/** Of an XML format: what is said at one level of an entry, and how often that was left out which says nothing we keep. */
export class FieldReader {
  readonly #left = new Map<string, number>()
  readonly #taken = new Map<string, Field>()

  readonly #known = new Map<string, Field | undefined>()

  /** The field of a category, as `find` tells it for the first of its kind. */
  fieldOf(category: string, find: (category: string) => Field | undefined): Field | undefined {
    if (!this.#known.has(category)) this.#known.set(category, find(category))
    return this.#known.get(category)
  }

  /** Remembers what a category was taken for. */
  take(category: string, field: Field | undefined): void {
    if (field === undefined || field === 'ignored') this.#left.set(category, (this.#left.get(category) ?? 0) + 1)
    else this.#taken.set(category, field)
  }

  /** For people. */
  get reading() {
    return {
      taken: [...this.#taken].map(([category, field]) => (category === field ? category : `${field} = ${category}`)),
      left: [...this.#left].map(([category, count]) => `${category} (${count})`),
    }
  }
}

/** The text of an element, a paragraph a line: paragraphs are elements, or parted by an empty line. */
export function paragraphs(element: XmlElement): string {
  const parts = children(element, 'p')
  if (parts.length > 0) return parts.map((part) => onOneLine(textOf(part))).join('\n')
  const text = broken(element)
  if (!/[\n\ufdd0]/.test(text)) return text.trim()
  return text
    .split(/\n[^\S\n]*\n\s*|\ufdd0/)
    .map(onOneLine)
    .join('\n')
    .trim()
}

/** Line ends and indents of the file are no more than spaces. */
const onOneLine = (text: string) => text.replace(/[^\S\n]*\n\s*/g, ' ').trim()

/** The text, with a mark (which is no character) for each break that is an element. */
function broken(element: XmlElement): string {
  return element.content
    .map((part) => (typeof part === 'string' ? part : ['br', 'lb'].includes(part.name) ? '\ufdd0' : broken(part)))
    .join('')
}
