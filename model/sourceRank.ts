/** Whose word counts: the documents of a ministry before those of an agency, say. */
export interface SourceRank {
  /** What people call it: `ministry`. */
  readonly name: string
  /**
   * Its documents: names of files or of folders, or patterns of these with `*`, case aside. They stand for the end of a
   * path or for anything within it: `mfa`, `xinhua-*.docx`, `un/resolutions`.
   */
  readonly patterns: readonly string[]
}
