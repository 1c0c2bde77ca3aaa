import { convertedByLibreOffice } from '../../files/libreOffice.ts'
import { InputError } from '../../model/errors.ts'
import { docx } from './docx.ts'
import { presentation } from './presentation.ts'
import type { InputFormat } from './source.ts'
import { workbook } from './workbook.ts'

/**
 * A format that LibreOffice, where it is installed, makes a present one of, which is then read.
 * @throws InputError where it is not installed or cannot read the file
 */
function converted(what: string, from: string, to: string, read: InputFormat): InputFormat {
  return async (file, options) => {
    const bytes = await convertedByLibreOffice(file.bytes, from, to)
    if (bytes) return read({ name: file.name, bytes }, options)
    const advice = `install LibreOffice, which then reads it here too, or save it as ${to.toUpperCase()}`
    throw new InputError(file.name, `expected a file that can be read without LibreOffice, found ${what}; ${advice}`)
  }
}

/** Word files of before 2007 (DOC). */
export const oldWord = converted('an old Word file (.doc)', 'doc', 'docx', docx)

/** Rich Text Format. */
export const richText = converted('a file in Rich Text Format (.rtf)', 'rtf', 'docx', docx)

/** Excel files of before 2007 (XLS). */
export const oldExcel = converted('an old Excel file (.xls)', 'xls', 'xlsx', workbook)

/** PowerPoint files of before 2007 (PPT). */
export const oldPresentation = converted('an old PowerPoint file (.ppt)', 'ppt', 'pptx', presentation)
