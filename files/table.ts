/** A row of a table, whatever file it stands in. */
export interface TableRow {
  /** Texts as a spreadsheet program shows them, white space kept. Rows of one table may differ in their number. */
  readonly cells: readonly string[]
  /** Where each cell begins. */
  readonly places: readonly CellPlace[]
  /** The line on which the row begins; in a spreadsheet the number of the row. From 1. */
  readonly line: number
  /** A quotation mark opens one of its cells and none closes it; it was read as a part of the text. */
  readonly unclosed?: true
  /** Hidden by hand or by a filter, in a spreadsheet. */
  readonly hidden?: true
}

/** Line and column of the file; in a spreadsheet the numbers of row and column. From 1. */
export interface CellPlace {
  readonly line: number
  readonly column: number
}

/** A table of a workbook. */
export interface TableSheet {
  readonly name: string
  readonly hidden: boolean
  /** Without those that hold nothing. */
  readonly rows: readonly TableRow[]
}
