import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** Milliseconds after which a session that is not used ends. */
const lifetime = 12 * 3600_000
/** Most sessions at a time; the one unused longest goes. */
const limit = 200
/** Wrong passwords allowed in a minute, from all together. */
const triesPerMinute = 10

/** Who may decide: by the token in the address that the command printed, or by password where there is one. */
export class Sessions {
  /** Opens the page for the person who started the server. */
  readonly token = randomBytes(24).toString('base64url')
  readonly #owner: string
  readonly #password?: string
  readonly #open = new Map<string, { readonly reviewer: string; used: number }>()
  #failures: number[] = []

  constructor(owner: string, password?: string) {
    this.#owner = owner
    this.#password = password
  }

  get hasPassword(): boolean {
    return this.#password !== undefined
  }

  /** A new session for the owner's token, or undefined. */
  openWithToken(token: string): string | undefined {
    return isEqual(token, this.token) ? this.#add(this.#owner) : undefined
  }

  /** A new session for a name and the password, or why not. */
  openWithPassword(name: string, password: string): { session: string } | { refused: 'password' | 'tries' | 'name' } {
    const now = Date.now()
    this.#failures = this.#failures.filter((at) => now - at < 60_000)
    if (this.#failures.length >= triesPerMinute) return { refused: 'tries' }
    if (this.#password === undefined || !isEqual(password, this.#password)) {
      this.#failures.push(now)
      return { refused: 'password' }
    }
    return isReviewerName(name) ? { session: this.#add(name) } : { refused: 'name' }
  }

  /** The reviewer of a session or of the bearer of the token, if any. */
  reviewer(session: string | undefined, authorization: string | undefined): string | undefined {
    const bearer = /^Bearer (.{1,200})$/.exec(authorization ?? '')?.[1]
    if (bearer !== undefined) return isEqual(bearer, this.token) ? this.#owner : undefined
    const found = this.#open.get(session ?? '')
    if (!found || Date.now() - found.used > lifetime) return undefined
    found.used = Date.now()
    return found.reviewer
  }

  #add(reviewer: string): string {
    const id = randomBytes(24).toString('base64url')
    this.#open.set(id, { reviewer, used: Date.now() })
    if (this.#open.size > limit) {
      const [oldest] = [...this.#open].sort(([, a], [, b]) => a.used - b.used)
      this.#open.delete(oldest[0])
    }
    return id
  }
}

/** A name that can stand in the history: one line of at most 60 characters. */
export function isReviewerName(name: string): boolean {
  return name.length <= 60 && name.trim() === name && /^[^\p{C}]+$/u.test(name)
}

/** In a time that does not tell how much of it is right. */
function isEqual(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}
