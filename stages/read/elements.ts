import type { XmlElement } from '../../files/xml.ts'
import type { MarkupNode } from './markup.ts'

/** What an element of another format is in HTML: the name of its element, or how else it is read. */
export type HtmlName = (element: XmlElement) => string | HtmlElement | undefined

/** An element in place of another, with attributes or with content of its own. */
export interface HtmlElement {
  readonly name: string
  readonly content?: readonly (XmlElement | string)[]
}

/**
 * A tree of XML as `contentOfMarkup` reads it: elements get the names of HTML that say the same of them; those without
 * one are left out, with all that is in them.
 */
export function markupOf(element: XmlElement, nameOf: HtmlName): MarkupNode | undefined {
  const found = nameOf(element)
  if (found === undefined) return undefined
  const { name, content = element.content } = typeof found === 'string' ? { name: found } : found
  const childNodes = content.flatMap((part) => {
    const child = typeof part === 'string' ? textNode(part) : markupOf(part, nameOf)
    return child ? [child] : []
  })
  return { nodeType: 1, nodeName: name, childNodes, textContent: childNodes.map((node) => node.textContent).join('') }
}

export function textNode(text: string): MarkupNode {
  return { nodeType: 3, nodeName: '#text', childNodes: [], textContent: text }
}

/** Nodes in a parent of their own. */
export function parentOf(childNodes: readonly MarkupNode[], nodeName = 'div'): MarkupNode {
  return { nodeType: 1, nodeName, childNodes, textContent: childNodes.map((node) => node.textContent).join('') }
}
