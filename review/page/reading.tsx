import { useEffect, useRef, useState } from 'preact/hooks'
import type { DocumentShare, Reading, ReadLine, Span } from '../api.ts'
import { additions, suggestion } from './addition.ts'
import { getDocuments, getEnglish, getReading, getSentences } from './client.ts'
import { selectionIn } from './drafts.ts'
import { isMeant, isTyping } from './keys.ts'
import { t } from './messages.ts'
import { goTo } from './queue.ts'
import { type Move, move, type SpanSide, snap, wordFrom } from './spans.ts'
import { dialog, filter, knownVersion, view } from './state.ts'
import { problem } from './tellProblem.ts'
import { pagePlaceOf, tellAddress } from './url.ts'

/** A passage chosen in a unit: its Chinese, and the English that goes with it, which may be chosen too. */
interface Chosen {
  readonly unit: string
  /** Where a term was clicked: its rendering. */
  readonly rendering?: string
  readonly zh?: Span
  readonly en?: Span
  /** Which of them the keys move. @default zh */
  readonly side?: SpanSide
}

const moves: Readonly<Record<string, Move>> = {
  '[': 'extendLeft',
  ']': 'extendRight',
  '{': 'shrinkLeft',
  '}': 'shrinkRight',
}

/** A whole document in both languages, its terms underlined; what is missing is selected and added. */
export function ReadingView() {
  const [documents, setDocuments] = useState<readonly DocumentShare[]>([])
  const [document, setDocument] = useState<string | undefined>(() => pagePlaceOf(location.search)?.at)
  const [search, setSearch] = useState('')
  const [reading, setReading] = useState<Reading>()
  const [chosen, setChosen] = useState<Chosen>()
  const at = knownVersion.value
  const added = additions.value

  useEffect(() => {
    getDocuments()
      .then((all) => {
        setDocuments(all)
        if (!all.some(({ id }) => id === document)) setDocument(all[all.length - 1]?.id)
      })
      .catch(problem)
  }, [at])
  useEffect(() => {
    const asked = search.trim() ? getSentences(search) : document === undefined ? undefined : getReading(document)
    let isOvertaken = false
    asked
      ?.then((found) => {
        if (!isOvertaken) setReading(found)
      })
      .catch(problem)
    if (document !== undefined && !search.trim())
      tellAddress({ filter: filter.value, view: 'reading', at: document }, false)
    return () => {
      isOvertaken = true
    }
  }, [document, search, added, at])

  const choose = async () => {
    const found = selectionIn('.pair [data-side]')
    if (!found) return
    const unit = found.sentence.closest<HTMLElement>('.pair')?.dataset.unit
    const line = reading?.lines.find((one) => one.unit.id === unit)
    if (!line) return
    const side = found.side as SpanSide
    const span = snap(line.unit[side], found, side)
    if (!span) return
    if (side === 'en')
      return setChosen((before) => ({ ...(before?.unit === unit ? before : {}), unit: line.unit.id, en: span }))
    setChosen({ unit: line.unit.id, zh: span })
    await lightUp(line.unit.id, span)
  }
  /** Chooses the English that the word links give for the Chinese, unless something else was chosen meanwhile. */
  const lightUp = async (unit: string, span: Span) => {
    const { en } = await getEnglish(unit, span)
    setChosen((now) => (now?.unit === unit && now.zh === span && !now.en ? { ...now, en } : now))
  }
  /** The choice by keys: from sentence to sentence, from word to word, and its boundaries as in the review. */
  const moveChoice = (key: string): boolean => {
    const lines = reading?.lines ?? []
    const at = lines.findIndex(({ unit }) => unit.id === chosen?.unit)
    const step = { j: 1, k: -1 }[key]
    if (step) {
      const line = lines[at < 0 ? 0 : Math.max(0, Math.min(lines.length - 1, at + step))]
      if (line) chooseSpan(line, wordFrom(line.unit.zh, 'zh', 0, 1))
      return true
    }
    const line = lines[at]
    if (!line || !chosen?.zh) return false
    const { zh, en, side = 'zh' } = chosen
    const direction = ({ '.': 1, ',': -1 } as const)[key]
    const how = moves[key]
    if (direction) chooseSpan(line, wordFrom(line.unit.zh, 'zh', direction > 0 ? zh.end : zh.start, direction) ?? zh)
    else if (key === 'W' || key === 'w') setChosen({ ...chosen, side: key === 'W' ? 'en' : 'zh' })
    else if (how && side === 'zh') chooseSpan(line, move(line.unit.zh, zh, 'zh', how))
    else if (how) {
      const from = en ?? wordFrom(line.unit.en, 'en', 0, 1)
      if (from) setChosen({ unit: line.unit.id, zh, side, en: en ? move(line.unit.en, from, 'en', how) : from })
    } else return false
    return true
  }
  const chooseSpan = (line: ReadLine, zh: Span | undefined) => {
    setChosen({ unit: line.unit.id, ...(zh && { zh }) })
    window.document.querySelector(`[data-unit="${CSS.escape(line.unit.id)}"]`)?.scrollIntoView({ block: 'nearest' })
    if (zh) lightUp(line.unit.id, zh).catch(problem)
  }
  /** A click on a term shows what it is; who selects text wants to add it. */
  const point = (event: MouseEvent) => {
    if (!(getSelection()?.isCollapsed ?? true) || !(event.target instanceof HTMLElement)) return
    const rendering = event.target.closest<HTMLElement>('[data-term]')?.dataset.term
    const unit = event.target.closest<HTMLElement>('.pair')?.dataset.unit
    const line = reading?.lines.find((one) => one.unit.id === unit)
    const term = line?.terms.find((one) => one.rendering === rendering)
    if (line && term) setChosen({ unit: line.unit.id, zh: term.zh, en: term.en, rendering: term.rendering })
  }
  const open = () => {
    const line = reading?.lines.find(({ unit }) => unit.id === chosen?.unit)
    const { zh, en, rendering } = chosen ?? {}
    if (!line || !zh) return
    if (rendering !== undefined) {
      view.value = 'review'
      goTo(rendering)
      return
    }
    suggestion.value = {
      zh: line.unit.zh.slice(zh.start, zh.end),
      en: en ? line.unit.en.slice(en.start, en.end) : '',
    }
    dialog.value = 'add'
  }
  return (
    <main
      class="reading"
      onMouseUp={() => void choose().catch(problem)}
      onClick={point}
      onKeyUp={(event) => {
        if (event.shiftKey && event.key.startsWith('Arrow')) void choose().catch(problem)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && chosen?.zh && !(event.target instanceof HTMLButtonElement)) {
          event.preventDefault()
          open()
        } else if (event.key === 'Escape') setChosen(undefined)
        else if (!isTyping(event.target) && !event.ctrlKey && !event.metaKey && isMeant(event) && moveChoice(event.key))
          event.preventDefault()
      }}
    >
      <div class="readingHead">
        <label>
          {t('document')}{' '}
          <select value={document} onChange={(event) => setDocument(event.currentTarget.value)}>
            {documents.map(({ id, name, date, pairs, decided }) => (
              <option key={id} value={id} selected={id === document}>
                {[date, name, `${decided}/${pairs}`].filter(Boolean).join(' · ')}
              </option>
            ))}
          </select>
        </label>
        <input
          type="search"
          aria-label={t('searchSentences')}
          placeholder={t('searchSentences')}
          value={search}
          onInput={(event) => setSearch(event.currentTarget.value)}
        />
        <span>{t('sentences', { n: reading?.total ?? 0 })}</span>
        <small>{t('readingHint')}</small>
      </div>
      <Pairs lines={reading?.lines ?? []} chosen={chosen} onAdd={open} />
    </main>
  )
}

interface PairsProps {
  readonly lines: readonly ReadLine[]
  readonly chosen: Chosen | undefined
  readonly onAdd: () => void
}

function Pairs({ lines, chosen, onAdd }: PairsProps) {
  const box = useRef<HTMLElement>(null)
  useEffect(() => box.current?.focus(), [lines])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section class="pairs" ref={box} tabIndex={0} aria-label={t('view.reading')}>
      {lines.map(({ unit, terms }) => {
        const own = chosen?.unit === unit.id ? chosen : undefined
        return (
          <div key={unit.id} class="pair" data-unit={unit.id}>
            <Marked side="zh" text={unit.zh} terms={terms} chosen={own?.zh} />
            <Marked side="en" text={unit.en} terms={terms} chosen={own?.en} />
            {own?.zh && (
              <p class="adding">
                <strong lang="zh-Hans">{unit.zh.slice(own.zh.start, own.zh.end)}</strong> ={' '}
                <strong lang="en">{own.en ? unit.en.slice(own.en.start, own.en.end) : '…'}</strong>{' '}
                <button type="button" class="main" onClick={onAdd}>
                  {t(own.rendering === undefined ? 'add' : 'reviewThis')} <kbd>⏎</kbd>
                </button>
              </p>
            )}
          </div>
        )
      })}
    </section>
  )
}

interface MarkedProps {
  readonly side: SpanSide
  readonly text: string
  readonly terms: ReadLine['terms']
  readonly chosen: Span | undefined
}

/** A sentence cut where terms and the choice begin and end; each piece shows the outermost term it is in. */
function Marked({ side, text, terms, chosen }: MarkedProps) {
  const cuts = new Set([0, text.length])
  for (const span of [...terms.map((term) => term[side]), ...(chosen ? [chosen] : [])]) {
    cuts.add(span.start)
    cuts.add(span.end)
  }
  const places = [...cuts].filter((at) => at >= 0 && at <= text.length).sort((a, b) => a - b)
  const length = ({ start, end }: Span) => end - start
  return (
    <p class={`sentence ${side}`} lang={side === 'zh' ? 'zh-Hans' : 'en'} data-side={side}>
      {places.slice(0, -1).map((start, i) => {
        const end = places[i + 1]
        const inside = (span: Span) => span.start <= start && span.end >= end
        const [term] = terms.filter((one) => inside(one[side])).sort((a, b) => length(b[side]) - length(a[side]))
        const isChosen = chosen !== undefined && inside(chosen)
        const piece = text.slice(start, end)
        if (!term && !isChosen) return piece
        return (
          <span
            key={start}
            class={`${term ? `term ${term.status}` : ''}${isChosen ? ' chosen' : ''}`}
            data-term={term?.rendering}
          >
            {piece}
          </span>
        )
      })}
    </p>
  )
}
