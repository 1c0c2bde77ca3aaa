import { SaxesParser } from 'saxes'
import { InputError } from '../model/errors.ts'
import type { InputFile } from './inputFile.ts'

/** An element with all that is in it. Names and attributes are without namespace prefixes, but for `xml:lang`. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly content: readonly (XmlElement | string)[]
  /** Line where its start tag ends, from 1. */
  readonly line: number
}

/** How much of a file may be in memory at a time. */
export interface XmlLimits {
  /** Characters of one of the elements asked for, tags included. @default 2^20, which no entry of a list reaches */
  readonly maxSize?: number
  /** How deep elements may lie in each other. @default 100 */
  readonly maxDepth?: number
}

/**
 * The elements of these names, one after the other as they end, each with the elements around it (outermost first,
 * without their content). Memory is bounded by the largest element, not by the file. The document type is not read: no
 * entity is defined but those of XML itself, and nothing is fetched.
 * @throws InputError where it is no well-formed XML, or beyond the limits.
 */
export async function* xmlElements(
  file: InputFile,
  names: readonly string[],
  { maxSize = 2 ** 20, maxDepth = 100 }: XmlLimits = {},
): AsyncIterable<{ readonly element: XmlElement; readonly around: readonly XmlElement[] }> {
  const parser = new SaxesParser()
  const around: XmlElement[] = []
  const open: Mutable[] = []
  let done: { element: XmlElement; around: XmlElement[] }[] = []
  let size = 0
  const refuse = (message: string, cause?: unknown): never => {
    throw new InputError(file.name, message, { line: parser.line, cause })
  }

  parser.on('error', ({ message }) => {
    const reason = message.replace(/^.*?\d+:\d+: |\.$/g, '')
    refuse(`expected well-formed XML, found an error in it: ${reason}; export the file anew from where it comes from`)
  })
  parser.on('opentag', ({ name, attributes: written }) => {
    // Values are strings where namespaces are not resolved.
    const attributes = written as Readonly<Record<string, string>>
    if (around.length + open.length >= maxDepth)
      refuse(`expected at most ${maxDepth} elements in each other, found more`)
    const element = { name: local(name), attributes: localKeys(attributes), content: [], line: parser.line }
    if (open.length === 0 && !names.includes(element.name)) {
      around.push(element)
      return
    }
    if (open.length === 0) size = 0
    size += name.length
    for (const value of Object.values(attributes)) size += value.length
    open.at(-1)?.content.push(element)
    open.push(element)
  })
  parser.on('text', (text) => addText(text))
  parser.on('cdata', (text) => addText(text))
  parser.on('closetag', () => {
    const element = open.pop()
    if (element === undefined) around.pop()
    else if (open.length === 0) done.push({ element, around: [...around] })
  })
  const addText = (text: string) => {
    size += text.length
    if (open.length > 0 && size > maxSize) refuse(`expected at most ${maxSize} characters in one entry, found more`)
    open.at(-1)?.content.push(text)
  }

  for await (const piece of decoded(file)) {
    parser.write(piece)
    yield* done
    done = []
  }
  parser.close()
  yield* done
}

interface Mutable extends XmlElement {
  readonly content: (XmlElement | string)[]
}

/** Name of the root element, where the file begins as XML does. */
export function rootOf({ head }: InputFile): string | undefined {
  const text = new TextDecoder(encodingOf(head)).decode(head)
  const root = /^\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^[>]*(?:\[.*?\]\s*)?>\s*)*<([\w.:-]+)/su.exec(text)
  return root ? local(root[1]) : undefined
}

/** All text in an element, that of some children left out. */
export function textOf({ content }: XmlElement, isLeftOut: (child: XmlElement) => boolean = () => false): string {
  return content
    .map((part) => (typeof part === 'string' ? part : isLeftOut(part) ? '' : textOf(part, isLeftOut)))
    .join('')
}

/** The child elements, of one name or all. */
export function children({ content }: XmlElement, name?: string): XmlElement[] {
  return content.filter(
    (part) => typeof part !== 'string' && (name === undefined || part.name === name),
  ) as XmlElement[]
}

/** The elements of a name at any depth below, in the order of the file. */
export function descendants(element: XmlElement, name: string): XmlElement[] {
  return children(element).flatMap((child) => [...(child.name === name ? [child] : []), ...descendants(child, name)])
}

async function* decoded(file: InputFile): AsyncIterable<string> {
  const encoding = encodingOf(file.head)
  const decoder = decoderOf(file.name, encoding)
  const decode = (bytes?: Uint8Array) => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode()
    } catch (cause) {
      throw new InputError(file.name, `expected ${encoding}, as the file says, found bytes that are not`, { cause })
    }
  }
  for await (const piece of file.stream()) yield decode(piece)
  yield decode()
}

function decoderOf(name: string, encoding: string) {
  try {
    return new TextDecoder(encoding, { fatal: true })
  } catch (cause) {
    throw new InputError(name, `expected a known encoding, the file says ${encoding}; save it as UTF-8`, { cause })
  }
}

/** As XML 1.0, appendix F: byte order mark, else declaration, else UTF-8. */
function encodingOf(head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  const start = Buffer.from(head.subarray(0, 200)).toString('latin1')
  const declared = /^(?:\xEF\xBB\xBF)?<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)["']/.exec(start)?.[1]
  // Bytes that can be read as ASCII are no UTF-16, whatever is said.
  return declared === undefined || /^utf-?16/i.test(declared) ? 'utf-8' : declared
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function localKeys(attributes: Readonly<Record<string, string>>): Record<string, string> {
  const renamed: Record<string, string> = {}
  for (const key of Object.keys(attributes)) renamed[key === 'xml:lang' ? key : local(key)] = attributes[key]
  return renamed
}
