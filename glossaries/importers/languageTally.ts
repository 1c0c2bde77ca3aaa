import { languageOf } from '../../language/names.ts'
import { InputError } from '../../model/errors.ts'

/** Counts the languages of a file's entries, to name them where none is of ours. */
export class LanguageTally {
  readonly #file: string
  readonly #seen = new Set<string>()
  #entries = 0

  constructor(file: string) {
    this.#file = file
  }

  see(tag: string): void {
    if (this.#seen.size < 20) this.#seen.add(tag)
  }

  count(isUsed: boolean): void {
    if (isUsed) this.#entries++
  }

  /** Whether both languages were seen. */
  get hasBoth(): boolean {
    const found = [...this.#seen].map(languageOf)
    return found.includes('zh') && found.includes('en')
  }

  /** @throws InputError where no entry could be used because a language is missing */
  finish(): void {
    if (this.#entries > 0 || this.#seen.size === 0 || this.hasBoth) return
    const names = [...this.#seen].map((tag) => tag || 'none').join(', ')
    throw new InputError(this.#file, `expected terms in Chinese and English, found the languages ${names}`)
  }
}
