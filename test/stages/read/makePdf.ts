import iconv from 'iconv-lite'

/** Text that begins at a place of the page, in points from the left and the top. */
export interface Shown {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size?: number
}

/** Predefined encodings of Chinese fonts, and how a text is written in them. */
const ENCODINGS = {
  'UniGB-UCS2-H': (text: string) => Buffer.from(text, 'utf16le').swap16(),
  'GBK-EUC-H': (text: string) => iconv.encode(text, 'gbk'),
}

export interface PdfOptions {
  readonly encoding?: keyof typeof ENCODINGS
  /** Entries of the trailer besides root and size. */
  readonly trailer?: string
  /** Instead of what the pages show: a stream as it stands in the file, and its filter. */
  readonly packed?: { readonly filter: string; readonly bytes: Uint8Array }
}

const HEIGHT = 800

/** A PDF of the smallest kind, its font not embedded: Chinese characters as wide as their size, ASCII half as wide. */
export function makePdf(pages: readonly (readonly Shown[])[], options: PdfOptions = {}): Uint8Array {
  const { encoding = 'UniGB-UCS2-H', trailer = '', packed } = options
  const pageNumber = (i: number) => 5 + 2 * i
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${pageNumber(i)} 0 R`).join(' ')}] >>`,
    `<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /${encoding} /DescendantFonts [4 0 R] >>`,
    `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /W [1 95 500 814 939 500]
      /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >>
      /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -200 1000 900]
      /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 800 /StemV 80 >> >>`,
    ...pages.flatMap((shown, i) => {
      const content = shown
        .map(({ text, x, y, size = 10 }) => {
          const hex = Buffer.from(ENCODINGS[encoding](text)).toString('hex')
          return `BT /F ${size} Tf 1 0 0 1 ${x} ${HEIGHT - y} Tm <${hex}> Tj ET`
        })
        .join('\n')
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 ${HEIGHT}] /Resources << /Font << /F 3 0 R >> >> /Contents ${pageNumber(i) + 1} 0 R >>`,
        packed
          ? `<< /Length ${packed.bytes.length} /Filter ${packed.filter} >>\nstream\n${Buffer.from(packed.bytes).toString('latin1')}\nendstream`
          : `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ]
    }),
  ]
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object, i) => {
    const offset = file.length
    file += `${i + 1} 0 obj\n${object}\nendobj\n`
    return String(offset).padStart(10, '0')
  })
  const table = offsets.map((offset) => `${offset} 00000 n \n`).join('')
  const start = file.length
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`
  file += `trailer << /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(file, 'latin1')
}

/** Lines beneath each other, 15 points apart; an empty one is a gap. */
export function lines(texts: readonly string[], { x = 50, y = 100, size = 10, step = 15 } = {}): Shown[] {
  return texts.flatMap((text, i) => (text === '' ? [] : [{ text, x, y: y + step * i, size }]))
}
