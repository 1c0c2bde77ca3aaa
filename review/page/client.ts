import type {
  AddedTerm,
  BatchChange,
  ConceptDecision,
  ConceptDetails,
  Concordance,
  DocumentShare,
  EnglishOf,
  ExtractionState,
  FormatSummary,
  Imported,
  Inconsistency,
  OpenComment,
  PastChanges,
  Pictures,
  Queue,
  QueueFilter,
  QueueRow,
  Reading,
  Refusal,
  RefusalValues,
  RenderingDecision,
  ReviewSample,
  SampleResult,
  SampleVerdict,
  SampleView,
  Session,
  Sheet,
  SourcedUnit,
  Span,
  Status,
  TaskCounts,
  Team,
  TeamView,
  TermAddition,
  TermComment,
  Written,
  Yield,
} from '../api.ts'
import { lost } from './connection.ts'
import { queryOf } from './url.ts'

/** The API of docs/review.md; the page uses nothing else. */

/** A request that was not carried out. */
export class Refused extends Error {
  readonly status: number
  readonly code: Refusal['code']
  readonly values: RefusalValues
  readonly current?: QueueRow
  readonly concept?: ConceptDetails
  readonly other?: QueueRow
  constructor(status: number, { error, code = 'refused', values = {}, current, concept, other }: Refusal) {
    super(error)
    this.status = status
    this.code = code
    this.values = values
    this.current = current
    this.concept = concept
    this.other = other
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

const post = <T = Written>(path: string, body: unknown) =>
  request<T>(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })

export const getSession = () => request<Session>('session')
export const getQueue = (filter: QueueFilter, signal?: AbortSignal) =>
  request<Queue>(`queue?${queryOf(filter)}`, { signal })
export const getCounts = (filter: QueueFilter) => request<Record<Status, number>>(`counts?${queryOf(filter)}`)
export const getRows = (ids: readonly string[]) => request<QueueRow[]>(`renderings?ids=${ids.join(',')}`)
export const getSheet = (id: string) => request<Sheet>(`renderings/${id}`)
export const getConcordance = (id: string, offset: number, limit: number) =>
  request<Concordance>(`renderings/${id}/concordance?offset=${offset}&limit=${limit}`)
export const getHistory = (id: string) => request<PastChanges>(`renderings/${id}/history`)
export const getNeighbours = (unit: string) =>
  request<SourcedUnit[]>(`units/${encodeURIComponent(unit)}/neighbours?around=2`)
export const getEnglish = (unit: string, { start, end }: Span) =>
  request<EnglishOf>(`units/${encodeURIComponent(unit)}/english?start=${start}&end=${end}`)
export const getDocuments = () => request<DocumentShare[]>('documents')
export const getReading = (document: string) => request<Reading>(`documents/${encodeURIComponent(document)}?limit=2000`)
export const getSentences = (search: string) => request<Reading>(`sentences?q=${encodeURIComponent(search)}&limit=100`)
export const getYield = (filter: QueueFilter) => request<Yield>(`yield?${queryOf(filter)}`)
export const getPictures = () => request<Pictures>('pictures')

export const getConsistency = () => request<Inconsistency[]>('consistency')
export const getFormats = () => request<FormatSummary[]>('export')
export const getExtraction = () => request<ExtractionState>('extraction')

const postFiles = <T>(path: string, files: readonly File[]) => {
  const body = new FormData()
  for (const file of files) body.append('files', file)
  return request<T>(path, { method: 'POST', body })
}
export const postExtraction = (files: readonly File[]) => postFiles<ExtractionState>('extraction', files)
export const postStop = () => post<ExtractionState>('extraction/stop', {})
/** `map`: `zh=Term,en=Translation`, where the columns are not known by their titles. */
export const postImport = (file: File, isTrial: boolean, map: string) => {
  const query = new URLSearchParams({ ...(isTrial && { dryRun: '1' }), ...(map && { map }) })
  return postFiles<Imported>(`import?${query}`, [file])
}

export type AnyDecision = RenderingDecision | ConceptDecision

export const postDecisions = (decisions: readonly AnyDecision[]) => post('decisions', { decisions })
export const postBatch = (filter: QueueFilter, statuses: readonly Status[], change: BatchChange, expected: number) =>
  post('batch', { filter, statuses, change, expected })
export const postTerm = (term: TermAddition) => post<AddedTerm>('terms', term)
export const postRemoval = (name: string) => post<Written & { renderingsRemoved: number }>('documents/remove', { name })
export const postMerge = (from: { id: string; revision: number }, into: { id: string; revision: number }) =>
  post('merge', { from, into })
export const postSplit = (rendering: string, revision: number) => post('split', { rendering, revision })
export const postUndo = () => post('undo', {})
export const postRedo = () => post('redo', {})

export const getTasks = () => request<TaskCounts>('tasks')
export const getTeam = () => request<TeamView>('team')
export const postTeam = ({
  members,
  others,
  approval,
  revision,
}: Pick<Team, 'others' | 'approval' | 'revision'> & {
  readonly members: readonly { readonly name: string; readonly role: Team['others'] }[]
}) => {
  const named = members.map(({ name, role }) => ({ name, role }))
  return post<TeamView>('team', { members: named, others, approval, revision })
}
export const postPassword = (name: string, password: string | null) =>
  post<TeamView>('team/password', { name, password })
export const getOpenComments = () => request<readonly OpenComment[]>('comments')
export const postComment = (rendering: string, text: string, isQuestion: boolean) =>
  post<readonly TermComment[]>('comments', { rendering, text, isQuestion })
export const postClosing = (id: number, isClosed: boolean) => post<object>('comments/close', { id, isClosed })
export const getSamples = () => request<readonly ReviewSample[]>('samples')
export const getSample = (id: number) => request<SampleView>(`samples/${id}`)
export const getSampleResult = (id: number) => request<SampleResult>(`samples/${id}/result`)
export const postSample = (judges: readonly [string, string], size: number, filter: QueueFilter) =>
  post<ReviewSample>('samples', { judges, size, filter })
export const postVerdict = (id: number, rendering: string, verdict: SampleVerdict) =>
  post<ReviewSample>(`samples/${id}/verdicts`, { rendering, verdict })
export const postSettling = (
  id: number,
  settled: readonly { readonly rendering: string; readonly verdict: SampleVerdict }[],
) => post(`samples/${id}/settle`, { settled })
