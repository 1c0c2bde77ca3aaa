import type { Concordance, SourcedUnit, Span } from '../api.ts'
import { Do } from './do.tsx'
import { selectedText } from './drafts.ts'
import { lookAt, moreLines } from './entryCache.ts'
import { t } from './messages.ts'
import type { SpanSide } from './spans.ts'
import { draft, occurrence, sheet, showsContext, surroundings } from './state.ts'
import { problem } from './tellProblem.ts'

type Line = Concordance['lines'][number]

/** Characters of context on each side of a key word in context. */
const around = { zh: 40, en: 90 }

const langOf = { zh: 'zh-Hans', en: 'en' } as const

/** The occurrence looked at: whole sentences, where they come from, and the boundaries if they are being moved. */
export function ConcordancePlace() {
  const line = sheet.value?.concordance.lines[occurrence.value]
  const moving = draft.value
  const shown = moving ?? line
  if (!shown) return <p class="empty">{t('noOccurrences')}</p>
  const { unit, zh, en } = shown
  const surrounding = showsContext.value && surroundings.value?.unit === unit.id ? surroundings.value.units : []
  const before = surrounding.filter(({ ordinal }) => ordinal < unit.ordinal)
  const after = surrounding.filter(({ ordinal }) => ordinal > unit.ordinal)
  return (
    <div class="line full">
      <Source unit={unit} />
      <Neighbours units={before} />
      <Sentence text={unit.zh} side="zh" span={zh} isMoving={moving?.side === 'zh'} />
      {unit.en && <Sentence text={unit.en} side="en" span={en} isMoving={moving?.side === 'en'} />}
      <Neighbours units={after} />
      {selectedText.value && !moving && (
        <p class="picked" role="status">
          <Do it="takeSelection" />
        </p>
      )}
      {moving && (
        <div class="draft" role="status">
          <span>
            {t('draft')}:{' '}
            <strong>
              <span lang="zh-Hans">{unit.zh.slice(zh.start, zh.end)}</span> ={' '}
              <span lang="en">{unit.en.slice(en.start, en.end)}</span>
            </strong>
          </span>
          <Do it="saveDraft" /> <Do it="dropDraft" />
          <small>{t('boundaryHint')}</small>
        </div>
      )}
    </div>
  )
}

/** All occurrences fetched so far, one under the other. */
export function Lines() {
  const { total, lines } = sheet.value?.concordance ?? { total: 0, lines: [] }
  const left = total - lines.length
  if (!total) return null
  return (
    <div class="concordance">
      <h3>
        {t('occurrences', { n: total })}
        <span class="hint">
          <Do it="nextPlace" /> <Do it="takeOut" /> <Do it="context" isOn={showsContext.value} />
        </span>
      </h3>
      <ol>
        {lines.map((line, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: n and p go from line to line
          <li
            key={keyOf(line)}
            class="line"
            aria-current={i === occurrence.value}
            onClick={() => {
              // Who selects text copies it.
              if (getSelection()?.isCollapsed ?? true) lookAt(i)
            }}
          >
            <Kwic unit={line.unit} side="zh" span={line.zh} />
            {line.unit.en && <Kwic unit={line.unit} side="en" span={line.en} />}
          </li>
        ))}
      </ol>
      {left > 0 && (
        <button type="button" onClick={() => void moreLines().catch(problem)}>
          {t('moreLines', { n: left })}
        </button>
      )}
    </div>
  )
}

const keyOf = ({ unit, zh, en }: Line) => `${unit.id} ${zh.start} ${zh.end} ${en.start} ${en.end}`

/** One line of one language, the key word in the middle. */
function Kwic({ unit, side, span }: { unit: SourcedUnit; side: SpanSide; span: Span }) {
  const text = unit[side]
  return (
    <div class={`kwic ${side}`} lang={langOf[side]}>
      <span class="before">
        <bdi>{text.slice(Math.max(0, span.start - around[side]), span.start)}</bdi>
      </span>
      <mark>{text.slice(span.start, span.end)}</mark>
      <span class="after">{text.slice(span.end, span.end + around[side])}</span>
    </div>
  )
}

function Sentence({ text, side, span, isMoving }: { text: string; side: SpanSide; span: Span; isMoving: boolean }) {
  return (
    <p class={`sentence ${side}`} lang={langOf[side]} data-side={side}>
      {text.slice(0, span.start)}
      <mark class={isMoving ? 'moving' : ''}>{text.slice(span.start, span.end)}</mark>
      {text.slice(span.end)}
    </p>
  )
}

export function Source({ unit }: { unit: SourcedUnit }) {
  const { date, document, speaker, place } = unit
  return (
    <p class="source">
      {date && <time dateTime={date}>{date}</time>}
      {speaker.zh && <span lang="zh-Hans">{speaker.zh}</span>}
      {speaker.en && <span lang="en">{speaker.en}</span>}
      <span class="document">
        {document}:{place.zh.line}
      </span>
    </p>
  )
}

function Neighbours({ units }: { units: readonly SourcedUnit[] }) {
  return units.map(({ id, zh, en }) => (
    <div key={id} class="neighbour">
      <p lang="zh-Hans">{zh}</p>
      <p lang="en">{en}</p>
    </div>
  ))
}
