import type { InputFile } from '../../files/inputFile.ts'
import type { ImportedConcept } from '../../model/imported.ts'
import type { Field } from './columns.ts'

export { fileInMemory as glossaryFileOf, openFile as openGlossaryFile } from '../../files/inputFile.ts'

/** A file that may hold a glossary. */
export type GlossaryFile = InputFile

export interface ImportOptions {
  /** Encoding label of a text that is not XML. @default found out */
  readonly encoding?: string
  /** Which column of a table holds what: by its header, or its number from 1. @default found out */
  readonly map?: Readonly<Partial<Record<Field, string>>>
}

/** Tells people of something that was left out or read otherwise than written. */
export type Warn = (message: string, line?: number) => void

/**
 * Reads the concepts of one format, in the order of the file. One that lacks a language is passed over with a warning.
 * @throws InputError while it is read, where the file is not what its format asks for.
 */
export type Importer = (file: GlossaryFile, options: ImportOptions, warn: Warn) => AsyncIterable<ImportedConcept>
