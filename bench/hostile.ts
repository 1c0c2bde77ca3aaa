import { Agent, request } from 'node:http'
import { Queue } from 'bullmq'
import fc from 'fast-check'
import { connectQueue, queueName } from '../pipeline/executors/queue/connection.ts'
import type { PipelineIdentity } from '../pipeline/identity.ts'
import { type HostileRequest, hostileJobs, hostileRequests } from './hostileInput.ts'

/** Requests on their way at the same time. */
const AT_ONCE = 20

/** Sends so many requests to a review server, every second one with the secret for programs; how often each answer came. */
export async function sendHostileRequests(
  server: { readonly port: number; readonly apiToken: string },
  rendering: string,
  { count, seed }: { readonly count: number; readonly seed: number },
): Promise<Map<number, number>> {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
  const statuses = new Map<number, number>()
  const requests = fc.sample(hostileRequests(rendering), { numRuns: count, seed })
  let next = 0
  const send = async () => {
    while (next < requests.length) {
      const n = next++
      const status = await answer(requests[n], server.port, agent, n % 2 ? server.apiToken : undefined)
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, send))
  agent.destroy()
  return statuses
}

/** Status of the answer; 0 where the connection was closed without one. */
function answer(asked: HostileRequest, port: number, agent: Agent, token?: string): Promise<number> {
  const { method, path, body } = asked
  const headers = { ...asked.headers, ...(token && { Authorization: `Bearer ${token}` }) }
  return new Promise((resolve) => {
    const sent = request({ host: '127.0.0.1', port, agent, method, path, headers }, (reply) => {
      reply.resume()
      reply.on('close', () => resolve(reply.statusCode ?? 0))
    })
    sent.on('error', () => resolve(0))
    sent.end(method === 'GET' || method === 'HEAD' ? undefined : body)
  })
}

/** Puts so many jobs into a queue and waits until its workers have taken and left them all; how many failed. */
export async function submitHostileJobs(
  url: string,
  { count, seed, pipeline }: { readonly count: number; readonly seed: number; readonly pipeline?: PipelineIdentity },
): Promise<number> {
  const queue = new Queue(queueName(pipeline), await connectQueue(url))
  try {
    const jobs = fc.sample(hostileJobs, { numRuns: count, seed })
    await queue.addBulk(jobs.map((data) => ({ name: 'job', data })))
    for (;;) {
      const { failed, completed } = await queue.getJobCounts('failed', 'completed')
      if (failed + completed === count) return failed
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  } finally {
    await queue.close()
  }
}
