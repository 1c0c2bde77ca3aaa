import { signal } from '@preact/signals'
import type { ChangeEvent } from '../api.ts'

/** Why nothing can be saved at present, if so. */
export const lost = signal<'server' | 'session' | undefined>(undefined)

/** Milliseconds without a sign of life after which the connection counts as broken; the server gives one every 20 s. */
const deafAfter = 50_000
const retryAfter = 2000

/**
 * Calls back with what anybody changes after the history row `after`, for ever: a connection that broke is opened anew,
 * and what was missed comes first. Where the server answers but lets nobody in (it was started again), that is told.
 */
export function listen(after: number, onChange: (event: ChangeEvent) => void): void {
  let last = after
  let source: EventSource
  let watch: ReturnType<typeof setTimeout> | undefined
  const alive = () => {
    clearTimeout(watch)
    watch = setTimeout(reopen, deafAfter)
  }
  const reopen = () => {
    source.close()
    lost.value ??= 'server'
    setTimeout(open, retryAfter)
  }
  const open = async () => {
    // An event source does not tell why it failed.
    const answer = await fetch('/api/session').catch(() => undefined)
    if (answer?.status === 401) lost.value = 'session'
    if (!answer?.ok) {
      if (answer?.status !== 401) lost.value = 'server'
      setTimeout(open, retryAfter)
      return
    }
    source = new EventSource(`/api/events?after=${last}`)
    source.addEventListener('change', (event) => {
      const change = JSON.parse(event.data) as ChangeEvent
      last = change.id
      alive()
      onChange(change)
    })
    source.addEventListener('beat', alive)
    source.addEventListener('open', () => {
      lost.value = undefined
      alive()
    })
    source.addEventListener('error', reopen)
    alive()
  }
  void open()
}
