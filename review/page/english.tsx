import { t } from './messages.ts'

/** The English of a pair, or that it is not there yet. */
export function English({ text }: { text: string }) {
  return text ? (
    <span class="en" lang="en">
      {text}
    </span>
  ) : (
    <span class="en missing">{t('english.missing')}</span>
  )
}
