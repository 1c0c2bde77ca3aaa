import { signal } from '@preact/signals'
import type {
  BatchChange,
  ChangeEvent,
  ConceptDecision,
  Concordance,
  HistoryRow,
  Queue,
  QueueFilter,
  QueueRow,
  Refusal,
  RenderingDecision,
  Session,
  Sheet,
  SourcedUnit,
  Written,
} from '../api.ts'

/** The API of docs/review.md; the page uses nothing else. */

/** Why nothing can be saved at present, if so. */
export const lost = signal<'server' | 'session' | undefined>(undefined)

/** A request that was not carried out. */
export class Refused extends Error {
  readonly status: number
  readonly current?: QueueRow
  constructor(status: number, { error, current }: Refusal) {
    super(error)
    this.status = status
    this.current = current
  }
}

async function request<T>(path: string, init?: RequestInit): Promise<T> {
  const response = await fetch(`/api/${path}`, init).catch((error: Error) => {
    if (error.name !== 'AbortError') lost.value = 'server'
    throw error
  })
  if (response.status === 401) lost.value = 'session'
  else lost.value = undefined
  const body = await response.json()
  if (!response.ok) throw new Refused(response.status, body)
  return body
}

const post = (path: string, body: unknown) =>
  request<Written>(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })

export const getSession = () => request<Session>('session')
export const getQueue = (filter: QueueFilter, signal?: AbortSignal) =>
  request<Queue>(`queue?${queryOf(filter)}`, { signal })
export const getRows = (ids: readonly string[]) => request<QueueRow[]>(`renderings?ids=${ids.join(',')}`)
export const getSheet = (id: string) => request<Sheet>(`renderings/${id}`)
export const getConcordance = (id: string, offset: number, limit: number) =>
  request<Concordance>(`renderings/${id}/concordance?offset=${offset}&limit=${limit}`)
export const getHistory = (id: string) => request<HistoryRow[]>(`renderings/${id}/history`)
export const getNeighbours = (unit: string) =>
  request<SourcedUnit[]>(`units/${encodeURIComponent(unit)}/neighbours?around=2`)

export const postDecisions = (decisions: readonly (RenderingDecision | ConceptDecision)[]) =>
  post('decisions', { decisions })
export const postBatch = (filter: QueueFilter, change: BatchChange, expected: number) =>
  post('batch', { filter, change, expected })
export const postMerge = (from: { id: string; revision: number }, into: { id: string; revision: number }) =>
  post('merge', { from, into })
export const postSplit = (rendering: string, revision: number) => post('split', { rendering, revision })
export const postUndo = () => post('undo', {})
export const postRedo = () => post('redo', {})

/** Calls back with what anybody changes, from now on. */
export function listen(onChange: (event: ChangeEvent) => void): void {
  const source = new EventSource('/api/events')
  source.addEventListener('change', (event) => onChange(JSON.parse(event.data)))
  source.addEventListener('open', () => {
    if (lost.value === 'server') lost.value = undefined
  })
  source.addEventListener('error', () => {
    lost.value ??= 'server'
  })
}

function queryOf({ statuses, categories, minConfidence, maxConfidence, search, ...rest }: QueueFilter): string {
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
