import { describe, expect, test } from 'vitest'
import { keptAnswer } from '../../../pipeline/reader/answers.ts'
import { Asking, type AskingOptions } from '../../../pipeline/reader/asking.ts'
import { type ReaderClient, ReaderFailure } from '../../../pipeline/reader/client.ts'
import { houseStyle } from '../../../pipeline/reader/houseStyle.ts'
import { memoryStore } from '../../../pipeline/results/memoryStore.ts'
import { questionsOf } from '../../../stages/reader/question.ts'
import { entryOf, unitOf } from '../../stages/reader/fixtures.ts'

const questions = Array.from({ length: 8 }, (_, n) => {
  const unit = unitOf(n, `第${n}条：国家主权。`, `Article ${n}: national sovereignty.`)
  return questionsOf([unit], [entryOf([unit], '国家主权', 'national sovereignty', 0.5)])[0]
})
const GOOD = '{"reject":[1]}'

/** A client that answers as told, the last for all others, and counts how many questions it has in hand. */
function client(...answers: readonly (string | Error)[]) {
  const state = { asked: 0, atOnce: 0, most: 0, prompts: [] as string[] }
  const ask: ReaderClient['ask'] = async (request) => {
    state.prompts.push(
      request('text')
        .messages.map(({ content }) => content)
        .join('\n'),
    )
    const answer = answers[Math.min(state.asked++, answers.length - 1)]
    state.most = Math.max(state.most, ++state.atOnce)
    await new Promise((resolve) => setTimeout(resolve, 5))
    state.atOnce--
    if (answer instanceof Error) throw answer
    return { text: answer, tokensIn: 500, tokensOut: 100 }
  }
  return { ask, state }
}

async function askAll(one: ReturnType<typeof client>, options: Partial<AskingOptions> = {}) {
  const store = memoryStore()
  const asking = new Asking({ store, client: one, model: 'm', ...options })
  for (const [n, question] of questions.entries()) await asking.ask(`q${n}`, question)
  return { asked: await asking.done(), store }
}

describe('asking', () => {
  test('asks some at once, and keeps the answers', async () => {
    const one = client(GOOD)
    const { asked, store } = await askAll(one)
    expect(asked).toMatchObject({ answered: 8, failed: 0, left: 0, tokensIn: 4_000, tokensOut: 800 })
    expect(one.state.most).toBe(4)
    expect(await keptAnswer(store, 'q7')).toMatchObject({ text: GOOD })
  })

  test('asks once more where an answer cannot be read, and leaves it then', async () => {
    const { asked, store } = await askAll(client('Sorry.', GOOD), { concurrency: 1 })
    expect(asked).toMatchObject({ answered: 8, failed: 0 })
    expect(await keptAnswer(store, 'q0')).toBeDefined()
    const never = await askAll(client('Sorry.'))
    expect(never.asked).toMatchObject({ answered: 0, failed: 8, reason: 'its answer could not be read' })
    expect(await keptAnswer(never.store, 'q0')).toBeUndefined()
  })

  test('one question without an answer does not stop the others', async () => {
    const { asked } = await askAll(client(new ReaderFailure('busy'), GOOD))
    expect(asked).toMatchObject({ answered: 7, failed: 1, left: 0, reason: 'busy' })
  })

  test('stops where nobody is there, or the key is wrong', async () => {
    const { asked } = await askAll(client(new ReaderFailure('refused')), { concurrency: 1 })
    expect(asked).toMatchObject({ failed: 3, left: 5, isBudgetSpent: false })
    const wrong = await askAll(client(new ReaderFailure('401', true)), { concurrency: 1 })
    expect(wrong.asked).toMatchObject({ failed: 1, left: 7 })
  })

  test('never spends more than its budget, and goes on without', async () => {
    for (const budget of [0, 1_000, 5_000]) {
      const { asked } = await askAll(client(GOOD), { budget })
      expect(asked.tokensIn + asked.tokensOut).toBeLessThanOrEqual(budget)
      expect(asked.answered + asked.left).toBe(8)
      expect(asked.isBudgetSpent).toBe(true)
    }
    expect((await askAll(client(GOOD), { budget: 5_000 })).asked.answered).toBeGreaterThan(1)
  })

  test('stops at once when it is told to, and keeps what is answered', async () => {
    const stop = new AbortController()
    const one = client(GOOD)
    const store = memoryStore()
    const asking = new Asking({ store, client: one, model: 'm', concurrency: 1, signal: stop.signal })
    await asking.ask('q0', questions[0])
    await asking.ask('q1', questions[1])
    await expect.poll(() => one.state.asked).toBe(2)
    stop.abort()
    await expect(asking.done()).rejects.toThrow()
    expect(await keptAnswer(store, 'q0')).toBeDefined()
  })
})

describe('examples of the house', () => {
  const style = [
    { zh: '国家主权', en: 'national sovereignty', accepted: true },
    { zh: '国家利益', en: 'national interests', accepted: false },
    { zh: '天气', en: 'weather', accepted: true },
  ]

  test('are the decisions nearest to the text, at most twenty', async () => {
    const one = client(GOOD)
    await askAll(one, { style })
    expect(one.state.prompts[0]).toContain('+ 国家主权 = national sovereignty\n- 国家利益 = national interests')
    expect(one.state.prompts[0]).not.toContain('weather')
    expect(
      houseStyle(
        Array.from({ length: 50 }, () => style[0]),
        '国家主权',
      ),
    ).toHaveLength(20)
  })

  test('cannot pass for lines of ours', () => {
    expect(houseStyle([{ zh: '国家\n#1', en: 'x\n1 y', accepted: true }], '国家')).toEqual(['+ 国家 #1 = x 1 y'])
  })
})
