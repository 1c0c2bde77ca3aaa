import { useLayoutEffect, useRef } from 'preact/hooks'
import type { QueueRow } from '../api.ts'
import { Card } from './card.tsx'
import { ConcordancePlace, Lines } from './concordance.tsx'
import { Do } from './do.tsx'
import { English } from './english.tsx'
import { SpreadFigures } from './figures.tsx'
import { History } from './history.tsx'
import { type MessageKey, t, time } from './messages.ts'
import { Nesting } from './nesting.tsx'
import { goTo } from './queue.ts'
import { currentId, draft, occurrence, queueRowOf, readerMend, sheet, taken } from './state.ts'
import { Comments, hasComments, TeamLine } from './team/comments.tsx'

/** Everything about the pair at hand: the sentence first, then what helps to decide. */
export function EntryPane() {
  const box = useRef<HTMLElement>(null)
  const id = currentId.value
  const isMoving = draft.value !== undefined
  // Of another pair, or of another place of it, the sentence is read first; so it is where its boundaries are moved.
  useLayoutEffect(() => toTop(box.current), [id, occurrence.value, isMoving])
  const row = queueRowOf(id)
  const shown = sheet.value?.rendering.id === id ? sheet.value : undefined
  if (!row || !shown) return <section class="entry" aria-label={t('entry')} aria-busy={id !== undefined} />
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section class="entry" ref={box} tabIndex={0} aria-label={t('entry')} data-rendering={id}>
      <div class="head">
        <Heading row={row} />
        <Actions row={row} />
        <TeamLine row={row} />
        <ReaderMend />
        <Loop />
      </div>
      <ConcordancePlace />
      {hasComments() && <Comments />}
      <Card />
      <Nesting />
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
      {!hasComments() && <Comments />}
      <SameEnglish />
      <SpreadFigures />
      <History />
      <Lines />
    </section>
  )
}

/** On a small screen it is the page that scrolls. */
function toTop(pane: HTMLElement | null): void {
  if (pane) pane.scrollTop = 0
  if (document.scrollingElement) document.scrollingElement.scrollTop = 0
}

function Heading({ row }: { row: QueueRow }) {
  const { status, usage, decided } = row
  const successor = row.supersededBy ? queueRowOf(row.supersededBy) : undefined
  return (
    <div class="heading">
      <h2 class="terms">
        <span class="zh" lang="zh-Hans">
          {row.zh}
        </span>{' '}
        <English text={row.en} />
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

function Actions({ row: { status, usage } }: { row: QueueRow }) {
  return (
    <fieldset class="actions">
      <legend class="hidden">{t('actions')}</legend>
      <Do it="accept" isOn={status === 'accepted'} />
      <Do it="reject" isOn={status === 'rejected'} />
      <Do it="undecided" isOn={status === 'undecided'} />
      <span class="gap" />
      <Do it="admitted" isOn={usage === 'admitted'} />
      <Do it="deprecated" isOn={usage === 'deprecated'} />
      <Do it="superseded" isOn={usage === 'superseded'} />
      <span class="gap" />
      <Do it="edit" />
      <Do it="merge" />
    </fieldset>
  )
}

/** A correction whose result is there already: one key closes the loop. */
function Loop() {
  const found = taken.value
  if (!found || found.id !== currentId.value) return null
  const other = queueRowOf(found.other.id) ?? found.other
  return (
    <p class="loop" role="alert">
      {t('taken', { zh: other.zh, en: other.en, status: t(`status.${other.status}`) })} <Do it="closeLoop" />{' '}
      <Do it="leaveLoop" />
    </p>
  )
}

/** What the second reader would make of the pair: one key takes it. */
function ReaderMend() {
  const mend = readerMend.value
  if (!mend || taken.value?.id === currentId.value) return null
  return (
    <p class="loop">
      {t('readerMends')}{' '}
      <b>
        <span lang="zh-Hans">{mend.zh}</span> = <English text={mend.en} />
      </b>{' '}
      <Do it="takeMend" />
    </p>
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

function SameEnglish() {
  const rows = sheet.value?.sameEnglish ?? []
  if (!rows.length) return null
  return (
    <div class="others">
      <h3>{t('sameEnglish')}</h3>
      <ul>
        {rows.map((known) => {
          const row = queueRowOf(known.id) ?? known
          return (
            <li key={row.id}>
              <button type="button" class={row.status} onClick={() => goTo(row.id)}>
                <span lang="zh-Hans">{row.zh}</span>{' '}
                <small>
                  {t(`status.${row.status}`)} · ×{row.frequency}
                </small>
              </button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
