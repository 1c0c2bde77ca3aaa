import type { Language, Segment, SourceDocument } from '../../../model/document.ts'
import { type ReadOptions, read, type SourceFile } from '../../../stages/read/index.ts'

export function file(name: string, content: string | Uint8Array): SourceFile {
  return { name, bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content }
}

export function readText(
  content: string | Uint8Array,
  name = 'talk.txt',
  options: ReadOptions = {},
): Promise<SourceDocument> {
  return read(options)(file(name, content))
}

export function readPair(zh: string, en: string, extension = '.txt'): Promise<SourceDocument> {
  return read({})({ zh: file(`talk.zh${extension}`, zh), en: file(`talk.en${extension}`, en) })
}

export function texts(segments: readonly Segment[]): string[] {
  return segments.map(({ text }) => text)
}

/** What stands in a source where a segment is said to begin. */
export function atPlace(source: string, { place, text }: Segment): string {
  return source.split('\n')[place.line - 1].slice(place.column - 1, place.column - 1 + text.length)
}

export const languages: readonly Language[] = ['zh', 'en']
