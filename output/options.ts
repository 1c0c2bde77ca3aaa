import type { LanguageTags } from './languages.ts'

/** How a format writes. What a format has no place for is passed over. */
export interface WriteOptions {
  /** @default zh-CN, zh-Hant and en */
  readonly tags?: LanguageTags
  /** Adds to each term the sentence in which it stands, its document, date and hash. @default false */
  readonly evidence?: boolean
}
