import { instructions, parseAnswer, type Question, questionText } from '../../stages/reader/index.ts'
import { hashOf } from '../jobs/job.ts'
import { getJson, putJson, type ResultStore } from '../results/store.ts'

/** An answer as it is kept: what the model wrote, and the day. What holds of it is looked at each time. */
export interface KeptAnswer {
  readonly text: string
  /** YYYY-MM-DD. */
  readonly day: string
}

/**
 * The name of a question to a model, and of its answer in the store. Decisions given as examples are not part of it, so that
 * each decision does not cost the asking of everything anew.
 */
export const questionId = (model: string, question: Question): string =>
  hashOf('reader', instructions(), model, questionText(question))

/** Notes whom a question is for, so that an answer to it is known by its name alone. */
export const noteQuestion = (store: ResultStore, id: string, model: string): Promise<void> =>
  putJson(store, `asked/${id}`, { model })

/** The model that a question was noted for; undefined where it is none of this store. */
export const notedModel = async (store: ResultStore, id: string): Promise<string | undefined> =>
  (await getJson<{ model: string }>(store, `asked/${id}`))?.model

/** The answer to a question, whoever has asked it; undefined where there is none. */
export const keptAnswer = (store: ResultStore, id: string) => getJson<KeptAnswer>(store, `answer/${id}`)

/** Keeps what a model wrote, if there is an answer in it. */
export async function keepAnswer(store: ResultStore, id: string, text: string): Promise<boolean> {
  if (!parseAnswer(text)) return false
  await putJson(store, `answer/${id}`, { text, day: new Date().toISOString().slice(0, 10) } satisfies KeptAnswer)
  return true
}
