import type { QueueRow } from '../api.ts'
import { decide } from './actions.ts'
import { ConcordanceView } from './concordance.tsx'
import { locale, type MessageKey, t } from './messages.ts'
import { goTo } from './queue.ts'
import { currentId, dialog, history, rowOf, sheet } from './state.ts'

/** Everything about the pair at hand. */
export function EntryPane() {
  const id = currentId.value
  const row = rowOf(id)
  const shown = sheet.value?.rendering.id === id ? sheet.value : undefined
  if (!row || !shown) return <section class="entry" aria-label={t('entry')} aria-busy={id !== undefined} />
  return (
    <section class="entry" aria-label={t('entry')} data-rendering={id}>
      <Heading row={row} />
      <Actions row={row} />
      <dl class="facts">
        <dt>{t('confidence')}</dt>
        <dd>
          <meter min={0} max={1} value={row.confidence} aria-label={t('confidence')} />{' '}
          {Math.round(row.confidence * 100)} %
        </dd>
        {shown.reasons.length > 0 && (
          <>
            <dt>{t('why')}</dt>
            <dd class="reasons">
              {shown.reasons.map(({ side, code, value }) => (
                <span key={code} class={side}>
                  {side === 'for' ? '+' : '−'} {t(`reason.${code}`, { value: value ?? '' })}
                </span>
              ))}
            </dd>
          </>
        )}
        <Fact label="variants" text={shown.concept.variants.join('　')} lang="zh-Hans" />
        <Fact label="mergedFrom" text={shown.merged.map(({ zh }) => zh).join('　')} lang="zh-Hans" />
        <Fact label="definition" text={shown.concept.definition} />
        <Fact label="domain" text={shown.concept.domain} />
        <Fact label="conceptNote" text={shown.concept.note} />
        <Fact label="note" text={row.note} />
      </dl>
      <Others label="competing" rows={shown.competing} />
      <Others label="sameEnglish" rows={shown.sameEnglish} />
      <History />
      <ConcordanceView />
    </section>
  )
}

function Heading({ row }: { row: QueueRow }) {
  const { status, usage, decided } = row
  const successor = row.supersededBy ? rowOf(row.supersededBy) : undefined
  return (
    <div class="heading">
      <h2 class="terms">
        <span class="zh" lang="zh-Hans">
          {row.zh}
        </span>{' '}
        <span class="en" lang="en">
          {row.en}
        </span>
      </h2>
      <p class="state">
        <span class={`badge ${status}`}>{t(`status.${status}`)}</span>
        {usage && (
          <span class="badge">
            {t(`usage.${usage}`)}
            {successor && <span lang="en"> → {successor.en}</span>}
          </span>
        )}
        <span class="badge quiet">{t(`category.${row.category}`)}</span>
        {row.partOfSpeech && <span class="badge quiet">{t(`pos.${row.partOfSpeech}`)}</span>}
        {decided && <span class="decided">{t('decidedBy', { by: decided.by, at: time(decided.at) })}</span>}
      </p>
    </div>
  )
}

const time = (iso: string) => new Date(iso).toLocaleString(locale.value, { dateStyle: 'medium', timeStyle: 'short' })

function Actions({ row }: { row: QueueRow }) {
  const button = (key: string, label: MessageKey, isOn: boolean, act: () => void) => (
    <button type="button" aria-pressed={isOn} onClick={act}>
      {t(label)} <kbd>{key}</kbd>
    </button>
  )
  const { status, usage } = row
  return (
    <fieldset class="actions">
      <legend class="hidden">{t('actions')}</legend>
      {button('a', 'accept', status === 'accepted', () => decide({ status: 'accepted' }, 'status.accepted', true))}
      {button('r', 'reject', status === 'rejected', () => decide({ status: 'rejected' }, 'status.rejected', true))}
      {button('u', 'undecided', status === 'undecided', () =>
        decide({ status: 'undecided' }, 'status.undecided', true),
      )}
      <span class="gap" />
      {button('1', 'usage.preferred', usage === 'preferred', () =>
        decide({ status: 'accepted', usage: 'preferred' }, 'usage.preferred', true),
      )}
      {button('2', 'usage.admitted', usage === 'admitted', () =>
        decide({ status: 'accepted', usage: 'admitted' }, 'usage.admitted', true),
      )}
      {button('3', 'usage.deprecated', usage === 'deprecated', () =>
        decide({ usage: 'deprecated' }, 'usage.deprecated', true),
      )}
      {button('4', 'usage.superseded', usage === 'superseded', () => {
        dialog.value = 'superseded'
      })}
      <span class="gap" />
      <button type="button" onClick={() => (dialog.value = 'edit')}>
        {t('edit')} <kbd>e</kbd>
      </button>
      <button type="button" onClick={() => (dialog.value = 'merge')}>
        {t('merge')} <kbd>m</kbd>
      </button>
    </fieldset>
  )
}

function Fact({ label, text, lang }: { label: MessageKey; text?: string | null; lang?: string }) {
  if (!text) return null
  return (
    <>
      <dt>{t(label)}</dt>
      <dd lang={lang} class="free">
        {text}
      </dd>
    </>
  )
}

function Others({ label, rows }: { label: MessageKey; rows: readonly QueueRow[] }) {
  if (!rows.length) return null
  return (
    <div class="others">
      <h3>{t(label)}</h3>
      <ul>
        {rows.map((known) => {
          const row = rowOf(known.id) ?? known
          return (
            <li key={row.id}>
              <button type="button" class={row.status} onClick={() => goTo(row.id)}>
                <span lang={label === 'competing' ? 'en' : 'zh-Hans'}>{label === 'competing' ? row.en : row.zh}</span>{' '}
                <small>
                  {t(`status.${row.status}`)}
                  {row.usage && ` · ${t(`usage.${row.usage}`)}`} · {Math.round(row.confidence * 100)} · ×{row.frequency}
                </small>
              </button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function History() {
  const shown = history.value
  if (shown === undefined || shown.id !== currentId.value) return null
  return (
    <div class="history">
      <h3>{t('history')}</h3>
      <ol>
        {shown.rows.map(({ id, at, by, action, before, after }) => (
          <li key={id}>
            <time dateTime={at}>{time(at)}</time> {by} · {action} · <span>{difference(before, after)}</span>
          </li>
        ))}
        {!shown.rows.length && <li>{t('none')}</li>}
      </ol>
    </div>
  )
}

function difference(before: unknown, after: unknown): string {
  const [from, to] = [before, after] as Record<string, unknown>[]
  return Object.keys(to)
    .filter((field) => field !== 'decided' && from[field] !== to[field])
    .map((field) => `${field}: ${from[field] ?? '–'} → ${to[field] ?? '–'}`)
    .join(', ')
}
