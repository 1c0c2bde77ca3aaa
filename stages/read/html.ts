import { decode } from '../../files/decode.ts'
import { blockLanguage } from '../../language/script.ts'
import { InputError } from '../../model/errors.ts'
import { findDate } from './dates.ts'
import { contentOfMarkup, type MarkupNode } from './markup.ts'
import { markupLimits } from './markupLimits.ts'
import { placed } from './placed.ts'
import type { Content, InputFormat, ReadOptions, SourceFile } from './source.ts'

/**
 * Web pages: the main text without what stands around it (by Readability, as Firefox has it), its title first, and the
 * date of publication where the page tells it.
 * @throws InputError for a page that is too large, or in which elements lie too deep in each other.
 */
export const html: InputFormat = async (file, options) => {
  if (file.bytes.length > MAX_SIZE) {
    throw new InputError(file.name, `expected a web page of at most ${MAX_SIZE / 2 ** 20} MiB, found more; divide it`)
  }
  const { text, warnings } = decodePage(file, options)
  const { parseHTML } = await import('linkedom')
  const page = whole(text)
  markupLimits(file.name, 'a web page')(page)
  const { document } = parseHTML(page)
  for (const element of document.querySelectorAll(NO_TEXT)) element.remove()
  const title = titleOf(document)
  const date = dateOf(document, title)
  const most = MOST_AROUND * (document.body.textContent ?? '').length
  for (const element of document.querySelectorAll('[class], [id], [role]'))
    if (isAroundText(element, most)) element.remove()
  const content = contentOfMarkup(await mainText(document))
  return { ...beginningWith(title, withoutSiteName(content, title, document.title)), date, warnings }
}

/** A page with the elements that every page has; writers may leave out their tags, and the parser does not add them. */
function whole(text: string): string {
  const hasBody = /<body[\s>]/i.test(text)
  if (/<html[\s>]/i.test(text) && /<head[\s>]/i.test(text) && hasBody) return text
  const [tag = '<html>'] = /<html(?:\s[^>]*)?>/i.exec(text) ?? []
  const plain = text.replace(/<!doctype[^>]*>|<\/?html(?:\s[^>]*)?>/gi, '')
  if (/<head[\s>]/i.test(plain)) {
    return `${tag}${hasBody ? plain : plain.replace(/<\/head\s*>([\s\S]*)$/i, '</head><body>$1</body>')}</html>`
  }
  const body = hasBody ? plain.search(/<body[\s>]/i) : 0
  return `${tag}<head>${plain.slice(0, body)}</head>${hasBody ? plain.slice(body) : `<body>${plain}</body>`}</html>`
}

/** The longest page. A page of a hundred thousand words has some 2 MiB. */
const MAX_SIZE = 16 * 2 ** 20

type Page = ReturnType<typeof import('linkedom').parseHTML>['document']

const NO_TEXT = 'script, style, noscript, template, iframe, svg, rt, rp, rtc'
/** What stands around the text of a page. */
const SURROUNDINGS = 'nav, header, footer, aside, form, select, button'

/** Words in the class, the id or the role of elements that lead to other pages; of those that tell about the page. */
const LEADS_AWAY =
  /^(?:nav|navbar|navi|navigation|breadcrumbs?|crumbs?|pagination|pager|paging|sidebar|menu|toc|share|sharing|social|related|recommend|copyright|complementary)$/
const TELLS_ABOUT =
  /^(?:meta|info|byline|author|authors|reading|readtime|date|time|source|tags?|tools?|print|fontsize|views|edit|editor)$/
/** More text than this is no line about a page. */
const LONGEST_LINE = 120
/** In so much of the text of a page the text itself must be. */
const MOST_AROUND = 0.4

/** Whether an element stands around the text, by what its page calls it. */
function isAroundText(element: Element, most: number): boolean {
  const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''} ${element.getAttribute('role') ?? ''}`
  const words = names
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
  const text = (element.textContent ?? '').replace(/\s+/g, ' ').trim()
  if (/^(?:html|body|main|article|h[1-6])$/i.test(element.nodeName) || element.querySelector('h1, article, main'))
    return false
  if (words.some((word) => LEADS_AWAY.test(word))) return text.length < most
  return words.some((word) => TELLS_ABOUT.test(word)) && text.length <= LONGEST_LINE && !/[。！？]|[.!?]$/.test(text)
}

/** Bytes in which a page has to tell its encoding. */
const HEAD = 4096

/** The encoding a page names is that of its server once; what the bytes show goes first. */
function decodePage(file: SourceFile, options: ReadOptions) {
  const head = Buffer.from(file.bytes.subarray(0, HEAD)).toString('latin1')
  const encoding = options.encoding ?? /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1]
  try {
    return decode(file, { encoding })
  } catch (error) {
    if (options.encoding || encoding === undefined || !(error instanceof InputError)) throw error
    return decode(file)
  }
}

/** The main text: what Readability takes for it, but all of the page where that has lost one of two languages. */
async function mainText(page: Page): Promise<MarkupNode> {
  const { Readability } = await import('@mozilla/readability')
  const serializer = (node: unknown) => node as MarkupNode
  // Chinese says in a third of the characters what Readability's 500 are meant for.
  const article = new Readability<MarkupNode>(page.cloneNode(true) as Page, { serializer, charThreshold: 150 }).parse()
  const whole = page.body.cloneNode(true) as Page['body']
  for (const element of whole.querySelectorAll(SURROUNDINGS)) element.remove()
  const found = article?.content
  if (!found) return whole
  const isBilingual = (text: string | null) => weakerShare(text ?? '') > 0.2
  return isBilingual(whole.textContent) && !isBilingual(found.textContent) ? whole : found
}

/** Share of the language of which there is less: 0 in a text of one language, 0.5 in a text and its translation. */
function weakerShare(text: string): number {
  const weights = { zh: 0, en: 0, other: 0, none: 0 }
  for (const line of text.split('\n')) weights[blockLanguage(line)] += line.trim().length
  const [zh, en] = [3 * weights.zh, weights.en]
  return Math.min(zh, en) / Math.max(1, zh + en)
}

/** Title of the page as it stands in the page, without the name of the site that <title> adds. */
function titleOf(page: Page): string | undefined {
  const full = page.title.replace(/\s+/g, ' ').trim()
  let best = ''
  for (const element of page.querySelectorAll('h1, h2, h3, h4, p, div, span, td, strong, b, font')) {
    const text = (element.textContent ?? '').replace(/\s+/g, ' ').trim()
    if (text.length > best.length && text.length <= full.length && full.startsWith(text)) best = text
  }
  if (best.length >= SHORTEST_TITLE) return best
  // The page is called like its site; the text begins with its heading.
  const heading = (page.querySelector('h1')?.textContent ?? '').replace(/\s+/g, ' ').trim()
  return heading.length > 1 && heading.length <= LONGEST_TITLE ? heading : undefined
}

const SHORTEST_TITLE = 4
const LONGEST_TITLE = 200

/** Characters after the title in which a page tells when it was published. */
const DATELINE = 200

/** What pages say for programs; of those without, the date after the title. */
function dateOf(page: Page, title: string | undefined): string | undefined {
  const told = page.querySelector(
    'meta[name="PubDate" i], meta[name="publishdate" i], meta[property="article:published_time"], meta[itemprop="datePublished"]',
  )
  const date = findDate(told?.getAttribute('content') ?? '')
  if (date || !title) return date
  const text: string = page.body.textContent ?? ''
  const end = text.indexOf(title) + title.length
  return findDate(text.slice(end, end + DATELINE))
}

/** The content without the name of the site above the title: <title> tells both. */
function withoutSiteName(content: Content, title: string | undefined, full: string): Content {
  if (content.kind !== 'blocks' || !title) return content
  const at = content.blocks.slice(0, 3).findIndex(({ text }) => text.text.startsWith(title))
  const isSiteName = (text: string) => text !== '' && full.slice(full.indexOf(title) + title.length).includes(text)
  return { ...content, blocks: content.blocks.filter(({ text }, i) => i >= at || !isSiteName(text.text)) }
}

/** The content with the title before it, unless it begins so itself. */
function beginningWith(title: string | undefined, content: Content): Content {
  if (content.kind !== 'blocks' || !title) return content
  const { blocks } = content
  if (blocks.slice(0, 3).some(({ text }) => text.text.startsWith(title))) return content
  return { ...content, blocks: [{ text: placed(title, 1), heading: true }, ...blocks] }
}
