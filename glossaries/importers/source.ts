import type { InputFile } from '../../files/inputFile.ts'
import type { ImportedConcept } from '../../model/imported.ts'
import type { Mapping } from './layout.ts'

export { fileInMemory as glossaryFileOf, openFile as openGlossaryFile } from '../../files/inputFile.ts'

/** A file that may hold a glossary. */
export type GlossaryFile = InputFile

export interface ImportOptions {
  /** Encoding label of a text that is not XML. @default found out */
  readonly encoding?: string
  /** Which column of a table holds what. @default found out by titles, or refused */
  readonly map?: Mapping
  /** Makes a term of each of several that stand in one cell. @default they are told, and one proposal together */
  readonly split?: boolean
  /** Told what of the file is taken, and what is not. */
  readonly told?: (reading: ImportReading) => void
}

/** What of a file is taken for what, and what is not taken, for people. */
export interface ImportReading {
  /** `Chinese = 中文术语 (column 2)` */
  readonly taken: readonly string[]
  readonly left: readonly string[]
}

/** Tells people of something that was left out or read otherwise than written. */
export type Warn = (message: string, line?: number) => void

/**
 * Reads the concepts of one format, in the order of the file. One that lacks a language is passed over with a warning.
 * @throws InputError while it is read, where the file is not what its format asks for.
 */
export type Importer = (file: GlossaryFile, options: ImportOptions, warn: Warn) => AsyncIterable<ImportedConcept>
