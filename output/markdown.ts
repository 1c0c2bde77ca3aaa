import { plainTerm, singleLine } from '../files/lineText.ts'
import type { Glossary } from '../model/glossary.ts'
import { formsOf } from './forms.ts'
import { preferredFirst } from './usable.ts'

/** A Markdown table: a row a rendering, with what is said of it. */
export async function* writeMarkdown(glossary: Glossary): AsyncIterable<string> {
  yield '| Chinese | English | Chinese variants | Usage | Domain | Definition | Note |\n|---|---|---|---|---|---|---|\n'
  for await (const { definition, domain, renderings, ...concept } of glossary.concepts()) {
    const [zh, ...variants] = formsOf(concept).map(({ text }) => text)
    for (const { en, usage, note } of preferredFirst(renderings)) {
      const cells = [plainTerm(zh), plainTerm(en), variants.join('; '), usage, domain, definition, note]
      yield `| ${cells.map(cell).join(' | ')} |\n`
    }
  }
}

/** A cell as it is shown: marks of Markdown and HTML escaped. */
const cell = (text = '') =>
  singleLine(text).replace(/[\\|`*_[\]<>~&]/g, (mark) => (mark === '&' ? '&amp;' : `\\${mark}`))
