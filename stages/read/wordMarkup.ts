/**
 * The XML of a Word document without what mammoth loses: readings over characters (pinyin guides), of which the
 * characters stay and the reading goes; and text boxes that are not also there in the form old Words read.
 */
export function readableMarkup(xml: string): string {
  return withoutReadings(withTextBoxes(alternativesTaken(xml)))
}

/** What stands in the innermost elements of a name, so that those around them follow in the next round. */
function innermost(name: string): RegExp {
  return new RegExp(`<${name}(?=[\\s>])[^>]*>((?:(?!<${name}[\\s>])[\\s\\S])*?)</${name}>`, 'g')
}

/** Elements in each other that are taken apart; what lies deeper is left as it is. */
const DEEPEST = 20

function fromInside(xml: string, name: string, replacement: (content: string) => string): string {
  const pattern = innermost(name)
  let text = xml
  for (let depth = 0; depth < DEEPEST && text.includes(`<${name}`); depth++) {
    const next = text.replace(pattern, (_, content: string) => replacement(content))
    if (next === text) break
    text = next
  }
  return text
}

/** Of what is there twice, for new Words and for old ones, the old form, unless only the new one has the text. */
function alternativesTaken(xml: string): string {
  return fromInside(xml, 'mc:AlternateContent', (content) => {
    const fallback = /<mc:Fallback(?=[\s>])[^>]*>([\s\S]*)<\/mc:Fallback>/.exec(content)?.[1] ?? ''
    if (fallback.includes('<w:t') || !content.includes('<w:txbxContent')) return fallback
    return /<mc:Choice(?=[\s>])[^>]*>([\s\S]*?)<\/mc:Choice>/.exec(content)?.[1] ?? ''
  })
}

/** Drawings are pictures, charts and text boxes; of the last the paragraphs stay, as those of an old Word's box. */
function withTextBoxes(xml: string): string {
  return fromInside(xml, 'w:drawing', (content) =>
    content.includes('<w:txbxContent') ? `<w:pict>${content.replace(/<\/?(?!w:)[\w-]+:[^>]*>/g, '')}</w:pict>` : '',
  )
}

function withoutReadings(xml: string): string {
  return fromInside(
    xml,
    'w:ruby',
    (content) => /<w:rubyBase(?=[\s>])[^>]*>([\s\S]*)<\/w:rubyBase>/.exec(content)?.[1] ?? '',
  )
}
