import { type MessageKey, t, time } from './messages.ts'
import { currentId, history } from './state.ts'

/** What happened to the pair at hand, newest first, in words. */
export function History() {
  const shown = history.value
  if (shown === undefined || shown.id !== currentId.value) return null
  return (
    <div class="history">
      <h3>{t('history')}</h3>
      <ol>
        {shown.rows.map(({ id, at, by, action, before, after }) => (
          <li key={id}>
            <time dateTime={at}>{time(at)}</time> {by} · {t(`action.${action}`)}
            {changes(before, after, shown.names).map((change) => (
              <span key={change}> · {change}</span>
            ))}
          </li>
        ))}
        {!shown.rows.length && <li>{t('none')}</li>}
      </ol>
    </div>
  )
}

function changes(before: unknown, after: unknown, names: Readonly<Record<string, string>>): string[] {
  const [from, to] = [before, after] as Record<string, unknown>[]
  return Object.keys(to)
    .filter((field) => field !== 'decided' && field !== 'settledBy' && (from[field] ?? null) !== (to[field] ?? null))
    .map(
      (field) =>
        `${t(`field.${field}` as MessageKey)}: ${word(field, from[field], names)} → ${word(field, to[field], names)}`,
    )
}

/** A value as people call it. */
function word(field: string, value: unknown, names: Readonly<Record<string, string>>): string {
  if (value === null || value === undefined || value === '') return '–'
  const text = String(value)
  if (field === 'first' || field === 'second') return t(`status.${text}` as MessageKey)
  if (field === 'status' || field === 'usage' || field === 'category') return t(`${field}.${text}` as MessageKey)
  if (field === 'partOfSpeech') return t(`pos.${text}` as MessageKey)
  if (field === 'concept' || field === 'supersededBy') return names[text] ?? t('gone')
  if (field === 'without') return t('places', { n: text.split('\n').length })
  return text
}
