import * as v from 'valibot'
import { InputError } from '../../model/errors.ts'
import { type Question, questionText } from '../../stages/reader/index.ts'
import type { ResultStore } from '../results/store.ts'
import { keepAnswer, notedModel } from './answers.ts'
import { chatRequest } from './body.ts'
import { houseStyle, type StylePair } from './houseStyle.ts'

/** A question as a line of a file in OpenAI's Batch form, which others can answer elsewhere. */
export function questionLine(model: string, id: string, question: Question, style: readonly StylePair[] = []): string {
  const text = questionText(question)
  const body = chatRequest(model, text, houseStyle(style, text), 'json_schema')
  return `${JSON.stringify({ custom_id: id, method: 'POST', url: '/v1/chat/completions', body })}\n`
}

const answerLine = v.object({
  custom_id: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
  response: v.nullish(
    v.object({
      status_code: v.optional(v.number()),
      body: v.object({
        choices: v.pipe(v.array(v.object({ message: v.object({ content: v.string() }) })), v.minLength(1)),
      }),
    }),
  ),
  error: v.nullish(v.unknown()),
})

/** What a file of answers held. */
export interface AnswersRead {
  /** Answers that are kept now, by the model that was asked. */
  readonly kept: ReadonlyMap<string, number>
  /** Lines that hold no answer, as messages. */
  readonly failures: readonly InputError[]
}

/**
 * Keeps the answers of a file in OpenAI's Batch form, in whatever order: the same as if they had come live. Lines that hold no
 * answer to a question of this store are told and stop nobody.
 */
export async function readAnswers(
  store: ResultStore,
  file: string,
  lines: AsyncIterable<string>,
): Promise<AnswersRead> {
  const failures: InputError[] = []
  const kept = new Map<string, number>()
  let line = 0
  for await (const text of lines) {
    line++
    const bare = text.replace(/^\uFEFF/, '').trim()
    if (!bare) continue
    const refuse = (message: string) => failures.push(new InputError(file, message, { line }))
    const parsed = v.safeParse(answerLine, jsonOf(bare))
    if (!parsed.success) {
      refuse(
        'expected an answer as a line of OpenAI’s Batch form (custom_id, response.body.choices), found something else',
      )
      continue
    }
    const { custom_id, response } = parsed.output
    const content = response?.body.choices[0].message.content
    const model = await notedModel(store, custom_id)
    if (model === undefined)
      refuse(
        `expected the answer to a question that was written here, found one to ${custom_id}: write the questions anew`,
      )
    else if (content === undefined) refuse('the question got no answer: ask it again')
    else if (await keepAnswer(store, custom_id, content)) kept.set(model, (kept.get(model) ?? 0) + 1)
    else refuse('expected the answer to be a JSON object of keep, mend, reject, unsure, missing; found something else')
  }
  return { kept, failures }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
