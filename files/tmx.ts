import type { InputFile } from './inputFile.ts'
import { children, textOf, type XmlElement, xmlElements } from './xml.ts'

/** A translation unit of a TMX file. */
export interface TmxUnit {
  /** Line on which the unit begins, from 1. */
  readonly line: number
  /** `creationid`, `changedate` and the like, as written. */
  readonly attributes: Readonly<Record<string, string>>
  readonly variants: readonly TmxVariant[]
  readonly properties: readonly { readonly type: string; readonly text: string }[]
  readonly notes: readonly string[]
}

export interface TmxVariant {
  /** As written: `zh-CN`, `EN_US`. */
  readonly language: string
  /** Without the codes of the format that the text is from. White space is kept. */
  readonly text: string
  readonly line: number
}

/**
 * The units of a translation memory (TMX 1.1 to 1.4), one after the other.
 * @throws InputError for XML that is not well-formed or beyond the limits.
 */
export async function* tmxUnits(file: InputFile): AsyncGenerator<TmxUnit> {
  for await (const { element } of xmlElements(file, ['tu'])) {
    yield {
      line: element.line,
      attributes: element.attributes,
      variants: children(element, 'tuv').flatMap(({ attributes, ...variant }) =>
        children({ attributes, ...variant }, 'seg').map((segment) => ({
          language: attributes['xml:lang'] ?? attributes.lang ?? '',
          text: textOf(segment, isCode),
          line: segment.line,
        })),
      ),
      properties: children(element, 'prop').map((property) => ({
        type: property.attributes.type ?? '',
        text: textOf(property).trim(),
      })),
      notes: children(element, 'note').map((note) => textOf(note)),
    }
  }
}

/** Inline elements that hold codes of another format and no text: <hi> and <sub> do hold some. */
function isCode({ name }: XmlElement): boolean {
  return ['bpt', 'ept', 'it', 'ph', 'ut'].includes(name)
}
