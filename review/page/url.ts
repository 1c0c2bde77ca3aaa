import type { QueueFilter, Status } from '../api.ts'
import type { View } from './state.ts'

/** What the page shows, as its address tells it: a reload, a bookmark and the back key come to the same place. */
export interface PagePlace {
  readonly filter: QueueFilter
  readonly view: View
  /** The rendering looked at, or the document read. */
  readonly at?: string
}

/** A filter as the query of the API, and of the page. */
export function queryOf(filter: QueueFilter): string {
  const { statuses, categories, minConfidence, maxConfidence, search, ...rest } = filter
  const values = {
    ...rest,
    status: statuses?.join(','),
    category: categories?.join(','),
    min: minConfidence,
    max: maxConfidence,
    q: search,
  }
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== '')
  return new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
}

/** Undefined where the address asks for nothing. */
export function pagePlaceOf(query: string): PagePlace | undefined {
  const given = new URLSearchParams(query)
  given.delete('token')
  if (![...given.keys()].length) return undefined
  const text = (name: string) => given.get(name) || undefined
  const list = (name: string) => text(name)?.split(',')
  const number = (name: string) => (text(name) === undefined ? undefined : Number(text(name)))
  const filter = {
    unit: text('unit'),
    nested: text('nested'),
    statuses: list('status') as Status[] | undefined,
    categories: list('category'),
    document: text('document'),
    speaker: text('speaker'),
    from: text('from'),
    to: text('to'),
    minConfidence: number('min'),
    maxConfidence: number('max'),
    search: text('q'),
    scope: text('scope'),
    order: text('order'),
    task: text('task'),
    english: text('english'),
    reader: text('reader'),
  }
  const set = Object.entries(filter).filter(([, value]) => value !== undefined)
  return {
    filter: Object.fromEntries(set) as QueueFilter,
    view: (text('view') as View | undefined) ?? 'review',
    ...(text('at') && { at: text('at') }),
  }
}

/** Tells the address; a new entry for the back key where the person went somewhere. */
export function tellAddress({ filter, view, at }: PagePlace, isStep: boolean): void {
  const query = new URLSearchParams(queryOf(filter))
  if (view !== 'review') query.set('view', view)
  if (at !== undefined) query.set('at', at)
  const address = `?${query}`
  if (address === location.search) return
  if (isStep) window.history.pushState(null, '', address)
  else window.history.replaceState(null, '', address)
}
