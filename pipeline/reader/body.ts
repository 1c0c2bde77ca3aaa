import { ANSWER_SCHEMA, instructions } from '../../stages/reader/index.ts'

/** How a server is asked to hold its model to the form of answers; the strictest that it knows is found out. */
export const forms = ['json_schema', 'json_object', 'text'] as const

export type Form = (typeof forms)[number]

/** A request of chat completion. */
export interface ChatRequest {
  readonly model: string
  readonly messages: { role: 'system' | 'user'; content: string }[]
  readonly temperature?: number
  readonly max_tokens?: number
  readonly response_format?:
    | { type: 'json_schema'; json_schema: { name: string; strict: boolean; schema: Record<string, unknown> } }
    | { type: 'json_object' }
}

/**
 * The request that asks a question, in one form for servers and for files.
 * @param examples lines of decided pairs: see `houseStyle`
 */
export function chatRequest(model: string, question: string, examples: readonly string[], form: Form): ChatRequest {
  const style = examples.length
    ? `\nDecisions of this glossary, as examples (+ accepted, - rejected):\n${examples.join('\n')}\n`
    : ''
  return {
    model,
    temperature: 0,
    messages: [
      { role: 'system', content: instructions() + style },
      { role: 'user', content: question },
    ],
    ...(form === 'json_schema' && {
      response_format: { type: form, json_schema: { name: 'judgement', strict: true, schema: { ...ANSWER_SCHEMA } } },
    }),
    ...(form === 'json_object' && { response_format: { type: form } }),
  }
}
