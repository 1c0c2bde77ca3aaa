import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { isPersonName } from '../../language/personName.ts'
import { FailedTries } from './failedTries.ts'

/** Milliseconds after which a session that is not used ends. */
const lifetime = 12 * 3600_000
/** Most sessions at a time; the one unused longest goes. */
const limit = 200
/** Most links that wait to be opened; the oldest goes. */
const linkLimit = 20

/** Whether a password is somebody's own; undefined where they have none. */
type IsPasswordOf = (name: string, password: string) => Promise<boolean | undefined>

/** Why somebody was not let in. */
export type NotLetIn = 'password' | 'tries' | 'name'

/**
 * Who may decide: whoever opens a link that the command made, which works once; who knows the password, where there is
 * one; and programs by a secret of their own.
 */
export class Sessions {
  /** Lets programs in, as the person who started the server. */
  readonly apiToken = secret()
  /** Lets programs in that may read and nothing else. */
  readonly readToken = secret()
  readonly #owner: string
  readonly #password?: string
  readonly #links: string[] = []
  readonly #open = new Map<string, { readonly reviewer: string; used: number }>()
  readonly #failed = new FailedTries()

  readonly #isPasswordOf: IsPasswordOf

  constructor(owner: string, password?: string, isPasswordOf: IsPasswordOf = async () => undefined) {
    this.#owner = owner
    this.#password = password
    this.#isPasswordOf = isPasswordOf
  }

  get hasPassword(): boolean {
    return this.#password !== undefined
  }

  /** A token that opens one session for the owner. */
  newLink(): string {
    const token = secret()
    this.#links.push(token)
    if (this.#links.length > linkLimit) this.#links.shift()
    return token
  }

  /** A new session for the token of a link, which ends with that; undefined where there is no such link. */
  openWithLink(token: string): string | undefined {
    const at = this.#links.findIndex((link) => isEqual(token, link))
    if (at < 0) return undefined
    this.#links.splice(at, 1)
    return this.#add(this.#owner)
  }

  /**
   * A new session for a name and the password, or why not: their own where they have one, else that of all. Wrong passwords
   * count against the address.
   */
  async openWithPassword(
    name: string,
    password: string,
    address: string,
  ): Promise<{ session: string } | { refused: NotLetIn }> {
    if (!this.#failed.mayTry(address)) return { refused: 'tries' }
    // Counted before it is looked at: of many that are sent at once no more are looked at than of those in a row.
    const failure = this.#failed.add(address)
    const isRight =
      this.#password !== undefined && ((await this.#isPasswordOf(name, password)) ?? isEqual(password, this.#password))
    if (isRight) failure.forget()
    else {
      return { refused: 'password' }
    }
    return isPersonName(name) ? { session: this.#add(name) } : { refused: 'name' }
  }

  /** The reviewer of a session or of the bearer of the secret for programs, if any. Asking counts as use. */
  reviewer(session = '', authorization = ''): string | undefined {
    const name = this.nameOf(session, authorization)
    const found = name === undefined ? undefined : this.#open.get(session)
    if (found) found.used = Date.now()
    return name
  }

  /** The same, without counting as use. */
  nameOf(session = '', authorization = ''): string | undefined {
    const bearer = bearerOf(authorization)
    if (bearer !== undefined) {
      const isKnown = [this.apiToken, this.readToken].some((token) => isEqual(bearer, token))
      return isKnown ? this.#owner : undefined
    }
    const found = this.#open.get(session)
    return found && Date.now() - found.used <= lifetime ? found.reviewer : undefined
  }

  /** Whether a request comes with the secret of those who only read. */
  mayOnlyRead(authorization = ''): boolean {
    return isEqual(bearerOf(authorization) ?? '', this.readToken)
  }

  /** Ends a session: logging out. */
  close(session = ''): void {
    this.#open.delete(session)
  }

  #add(reviewer: string): string {
    const id = secret()
    this.#open.set(id, { reviewer, used: Date.now() })
    if (this.#open.size > limit) {
      const [oldest] = [...this.#open].sort(([, a], [, b]) => a.used - b.used)
      this.#open.delete(oldest[0])
    }
    return id
  }
}

const bearerOf = (authorization: string) => /^Bearer (.{1,200})$/.exec(authorization)?.[1]

const secret = () => randomBytes(24).toString('base64url')

/** In a time that does not tell how much of it is right. */
function isEqual(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}
