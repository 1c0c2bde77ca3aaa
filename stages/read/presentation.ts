import { openArchive } from '../../files/archive.ts'
import { fileInMemory } from '../../files/inputFile.ts'
import { children, descendants, textOf, type XmlElement, xmlElements } from '../../files/xml.ts'
import { InputError } from '../../model/errors.ts'
import { markupOf, parentOf } from './elements.ts'
import { contentOfMarkup, type MarkupNode } from './markup.ts'
import type { InputFormat } from './source.ts'

const MIB = 2 ** 20
const LIMITS = { maxSize: 16 * MIB, maxDepth: 200 }

/** Parts that hold the text of a presentation, and what leads to them. */
const TEXT_PARTS =
  /^ppt\/(?:presentation\.xml|_rels\/presentation\.xml\.rels|(?:slides|notesSlides)\/.*\.(?:xml|rels))$/

/**
 * Presentations (PPTX): slide by slide in the order in which they are shown, on each of them the title first and the
 * other boxes from the top, those beside each other from the left; then its notes. Hidden slides are read too; the
 * numbers and dates at the foot of slides are left out.
 * @throws InputError for a file that is damaged or beyond the limits
 */
export const presentation: InputFormat = async (file) => {
  const parts = openArchive(file.bytes, file.name, { maxBytes: 64 * MIB, only: (name) => TEXT_PARTS.test(name) })
  const elements = async (path: string, name: string) => {
    const found: XmlElement[] = []
    const part = parts.get(path)
    if (part)
      for await (const { element } of xmlElements(fileInMemory(file.name, part), [name], LIMITS)) found.push(element)
    return found
  }
  /** What a part refers to: paths by the ids of the references, and by their kinds. */
  const references = async (path: string) => {
    const [folder, name] = [path.slice(0, path.lastIndexOf('/')), path.slice(path.lastIndexOf('/') + 1)]
    const found = await elements(`${folder}/_rels/${name}.rels`, 'Relationship')
    return found.map(({ attributes: { Id, Type = '', Target = '' } }) => ({
      id: Id,
      type: Type.slice(Type.lastIndexOf('/') + 1),
      path: resolved(folder, Target),
    }))
  }
  const slides = await references('ppt/presentation.xml')
  const order = (await elements('ppt/presentation.xml', 'sldId')).map(({ attributes }) =>
    slides.find(({ id, type }) => type === 'slide' && id === (attributes['r:id'] ?? attributes.id)),
  )
  const nodes: MarkupNode[] = []
  for (const slide of order) {
    if (!slide) continue
    for (const tree of await elements(slide.path, 'spTree'))
      for (const shape of shapesOf(tree)) for (const node of markupOfShape(shape)) nodes.push(node)
    const notes = (await references(slide.path)).filter(({ type }) => type === 'notesSlide')
    for (const { path } of notes)
      for (const tree of await elements(path, 'spTree'))
        for (const shape of shapesOf(tree))
          if (placeholder(shape) === 'body') for (const node of markupOfShape(shape)) nodes.push(node)
  }
  if (order.length === 0) throw new InputError(file.name, 'expected a presentation (PPTX), found one without slides')
  return contentOfMarkup(parentOf(nodes))
}

function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  return new URL(target, `file:///${folder}/`).pathname.slice(1)
}

/** Placeholders that say nothing of the matter. */
const FURNITURE = new Set(['dt', 'ftr', 'sldNum', 'hdr', 'sldImg'])

/** Half a centimetre, in EMU: boxes whose upper edges differ by less stand beside each other. */
const BESIDE = 180_000

/** The shapes of a slide in the order of reading, those of groups in place of the group. */
function shapesOf(tree: XmlElement): XmlElement[] {
  const shapes = children(tree).filter(({ name }) => ['sp', 'graphicFrame', 'grpSp'].includes(name))
  const placed = shapes.map((shape, i) => ({
    shape,
    i,
    ...offset(shape),
    isTitle: /[tT]itle$/.test(placeholder(shape)),
  }))
  placed.sort((a, b) => {
    if (a.isTitle !== b.isTitle) return a.isTitle ? -1 : 1
    // What has no place of its own has that of the layout: the order of the file is the best there is.
    if (a.y === undefined || b.y === undefined) return a.i - b.i
    return Math.abs(a.y - b.y) > BESIDE ? a.y - b.y : a.x - b.x || a.i - b.i
  })
  return placed.flatMap(({ shape }) => {
    if (FURNITURE.has(placeholder(shape))) return []
    return shape.name === 'grpSp' ? shapesOf(shape) : [shape]
  })
}

function offset(shape: XmlElement): { x: number; y?: number } {
  const [place] = children(shape).flatMap((part) =>
    part.name === 'xfrm' ? children(part, 'off') : children(part, 'xfrm').flatMap((frame) => children(frame, 'off')),
  )
  return place ? { x: Number(place.attributes.x ?? 0), y: Number(place.attributes.y ?? 0) } : { x: 0 }
}

/** The type of a placeholder: title, ctrTitle, subTitle, body, ...; empty for other shapes. */
function placeholder(shape: XmlElement): string {
  const [found] = children(shape).flatMap((part) =>
    children(part, 'nvPr').flatMap((properties) => children(properties, 'ph')),
  )
  return found ? (found.attributes.type ?? 'body') : ''
}

function markupOfShape(shape: XmlElement): MarkupNode[] {
  const isTitle = /[tT]itle$/.test(placeholder(shape))
  const nameOf = (element: XmlElement) => {
    const { name } = element
    if (name === 'p') return { name: isTitle ? 'h1' : 'p', content: runs(element) }
    return { sp: 'div', txBody: 'div', graphicFrame: 'div', graphic: 'div', graphicData: 'div', ...TABLE }[name]
  }
  const node = markupOf(shape, nameOf)
  return node ? [node] : []
}

const TABLE: Readonly<Record<string, string>> = { tbl: 'table', tr: 'tr', tc: 'td', br: 'br' }

/** The text of a paragraph, with its line breaks; the number of a slide and the like are fields. */
function runs(paragraph: XmlElement): (XmlElement | string)[] {
  return children(paragraph).flatMap((run): (XmlElement | string)[] => {
    if (run.name === 'br') return [run]
    return run.name === 'r' ? descendants(run, 't').map((text) => textOf(text)) : []
  })
}
