import { useEffect, useRef, useState } from 'preact/hooks'
import type { Concordance, SampleItem, SampleVerdict } from '../../api.ts'
import { getConcordance, getSample, postVerdict } from '../client.ts'
import { isMeant, isTyping } from '../keys.ts'
import { t } from '../messages.ts'
import { problem } from '../tellProblem.ts'

/** Sentences that are shown of a pair. */
const sentences = 3

const keys: Readonly<Record<string, SampleVerdict>> = { a: 'accepted', r: 'rejected', u: 'undecided' }

/**
 * One pair of a sample after the other: wording and sentences, without status, confidence or what anybody said, which
 * would make two people agree for a reason that is none.
 */
export function Judging({ id, onJudged }: { id: number; onJudged: () => unknown }) {
  const [items, setItems] = useState<readonly SampleItem[]>([])
  const [place, setPlace] = useState(0)
  const [concordance, setConcordance] = useState<Concordance>()
  const box = useRef<HTMLElement>(null)
  const item = items[place]
  useEffect(() => {
    getSample(id)
      .then(({ items: all }) => {
        setItems(all)
        setPlace(
          Math.max(
            0,
            all.findIndex(({ own }) => own === undefined),
          ),
        )
      })
      .catch(problem)
  }, [])
  useEffect(() => {
    setConcordance(undefined)
    if (!item) return
    box.current?.focus({ preventScroll: true })
    let isOvertaken = false
    getConcordance(item.rendering, 0, sentences)
      .then((found) => {
        if (!isOvertaken) setConcordance(found)
      })
      .catch(problem)
    return () => {
      isOvertaken = true
    }
  }, [item?.rendering])
  // With its sentences it may be longer than what is in sight.
  useEffect(() => box.current?.scrollIntoView({ block: 'nearest' }), [concordance])
  if (!item) return null
  const done = items.filter(({ own }) => own !== undefined).length
  const go = (by: number) => setPlace(Math.max(0, Math.min(items.length - 1, place + by)))
  const judge = (own: SampleVerdict) => {
    const before = items
    setItems(items.map((one) => (one === item ? { ...one, own } : one)))
    go(1)
    postVerdict(id, item.rendering, own)
      .then(onJudged)
      .catch((error) => {
        setItems(before)
        problem(error)
      })
  }
  return (
    <section
      class="judging"
      ref={box}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: keys of their own are pressed here
      tabIndex={0}
      aria-label={t('judge')}
      onKeyDown={(event) => {
        if (isTyping(event.target) || event.ctrlKey || event.metaKey || !isMeant(event) || event.repeat) return
        const verdict = keys[event.key]
        const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key]
        if (!verdict && !step) return
        event.preventDefault()
        event.stopPropagation()
        if (verdict) judge(verdict)
        else go(step as number)
      }}
    >
      <p role="status">
        {t('judgedSoFar', { n: place + 1, total: items.length, done })}
        {done === items.length && ` ${t('judgedAll')}`}
      </p>
      <p class="heading terms">
        <strong lang="zh-Hans">{item.zh}</strong> <strong lang="en">{item.en}</strong>
      </p>
      {(concordance?.lines ?? []).map(({ unit, zh, en, place: at }) => (
        <div key={at} class="neighbour">
          <Marked text={unit.zh} span={zh} lang="zh-Hans" />
          <Marked text={unit.en} span={en} lang="en" />
        </div>
      ))}
      <p class="buttons">
        {Object.entries(keys).map(([key, verdict]) => (
          <button key={key} type="button" aria-pressed={item.own === verdict} onClick={() => judge(verdict)}>
            {t(`verdict.${verdict}`)} <kbd>{key}</kbd>
          </button>
        ))}
        <button type="button" disabled={place === 0} onClick={() => go(-1)}>
          {t('key.previous')} <kbd>k</kbd>
        </button>
        <button type="button" disabled={place === items.length - 1} onClick={() => go(1)}>
          {t('key.next')} <kbd>j</kbd>
        </button>
      </p>
    </section>
  )
}

function Marked({ text, span, lang }: { text: string; span: { start: number; end: number }; lang: string }) {
  return (
    <p lang={lang}>
      {text.slice(0, span.start)}
      <mark>{text.slice(span.start, span.end)}</mark>
      {text.slice(span.end)}
    </p>
  )
}
