import { InputError } from '../../model/errors.ts'

/** Where a reader is asked. */
export interface ReaderAddress {
  readonly url: string
  /** Gets the texts: `api.example.org`. */
  readonly host: string
  /** Whether it is this machine. */
  readonly isLocal: boolean
}

/**
 * The address of an API, where texts may be sent to: this machine, or another by https. `SHUYU_LOCAL_ONLY=1` leaves this
 * machine alone.
 * @throws InputError
 */
export function readerAddress(text: string, isLocalOnly = process.env.SHUYU_LOCAL_ONLY === '1'): ReaderAddress {
  const url = URL.canParse(text) ? new URL(text) : undefined
  // A key may stand in what is refused.
  const shown = url ? `${url.protocol}//${url.host}` : '--reader'
  const refuse = (message: string): never => {
    throw new InputError(shown, message)
  }
  if (!url || !/^https?:$/.test(url.protocol))
    return refuse('expected the address of an OpenAI-compatible API: http://127.0.0.1:11434/v1, https://HOST/v1')
  if (url.username || url.password || url.search || url.hash)
    return refuse('expected an address alone: a key belongs in SHUYU_READER_KEY or in --reader-key-file')
  const isLocal = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname)
  if (!isLocal && isLocalOnly)
    return refuse(`SHUYU_LOCAL_ONLY=1 keeps texts on this machine, and ${url.host} is another`)
  if (!isLocal && url.protocol !== 'https:')
    return refuse(`texts go to another machine by https only: https://${url.host}${url.pathname}`)
  return { url: url.href.replace(/\/+$/, ''), host: url.host, isLocal }
}
