import type { InputFile } from '../../files/inputFile.ts'
import type { Language } from '../../model/document.ts'
import type { OcrScript } from '../../model/ocrScript.ts'
import type { PlacedText } from './placed.ts'

/** One file: the name as the user gave it, and its bytes. */
export interface SourceFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** What is read as one document: a bilingual file, or one file a language. */
export type SourceInput = SourceFile | { readonly zh: SourceFile; readonly en: SourceFile }

/** A paragraph, heading or cell of a source, before anything is known about its place in the two streams. */
export interface Block {
  readonly text: PlacedText
  readonly heading?: boolean
  /** An item of a list or a cell of a table: it never goes on with the paragraph before it. */
  readonly item?: boolean
  /** Where the source itself tells it; otherwise the script does. */
  readonly language?: Language
  /** What the source calls it: messages of the same name in two files are a text and its translation. */
  readonly key?: string
}

/** One row of a source that came aligned; either side may be empty. */
export interface InputRow {
  readonly zh: PlacedText
  readonly en: PlacedText
  /** Who says it, where the source has a field for that. */
  readonly speaker?: { readonly [Side in Language]?: string }
  /** Whether nobody may change it: locked, or not to be translated. */
  readonly isFixed?: boolean
  /** The sheet it stands in, where lines are counted anew in each. */
  readonly part?: string
  /** Date of what it is from (YYYY-MM-DD), where the source has a field for that. */
  readonly date?: string
}

/** The rows of a bitext one after the other, so that they need not be in memory together. */
export interface RowStream {
  readonly rows: AsyncIterable<InputRow>
  /** What a reader should know; complete when the rows are through. */
  readonly warnings: readonly string[]
}

/** Some rows of a large bitext, cleaned and with both sides: see `partsOf`. */
export interface SourcePart {
  /** Of the file. */
  readonly name: string
  /** Number of the part, from 1. */
  readonly part: number
  readonly rows: readonly InputRow[]
  /** Title and date of the whole file, as its head tells them. */
  readonly title?: { readonly [Side in Language]?: string }
  readonly date?: string
}

/** Text of one language that is shown for a time, in seconds. */
export interface SubtitleCue {
  readonly start: number
  readonly end: number
  readonly text: PlacedText
  readonly speaker?: string
}

/** What a format makes of a file: blocks in the order of the source, aligned rows, or cues to be aligned by time. */
export type Content = (
  | { readonly kind: 'blocks'; readonly blocks: readonly Block[] }
  | { readonly kind: 'rows'; readonly rows: readonly InputRow[] }
  | { readonly kind: 'cues'; readonly cues: readonly SubtitleCue[] }
) & {
  /** ISO date where the format has a field for it. */
  readonly date?: string
  readonly warnings?: readonly string[]
}

/**
 * A bitext format that is read row by row; undefined for a file that has to be read as a whole.
 * @throws InputError, also while the rows are read
 */
export type StreamedFormat = (file: InputFile, options: ReadOptions) => Promise<RowStream | undefined>

/** A file format. @throws InputError where the file is not what its format asks for. */
export type InputFormat = (file: SourceFile, options: ReadOptions) => Content | Promise<Content>

/** Options of the read stage. */
export interface ReadOptions {
  /** Encoding label (`gb18030`, `big5`, ...) of every file; without it BOM, UTF-8 and plausibility decide. */
  readonly encoding?: string
  /**
   * A text in this language alone is taken, and of a bilingual one this side; `either`: whatever is there is taken.
   * @default both languages are asked for
   */
  readonly only?: Language | 'either'
  /** The script of the Chinese in pictures whose text is to be recognised. @default pictures are refused */
  readonly ocr?: OcrScript
}
