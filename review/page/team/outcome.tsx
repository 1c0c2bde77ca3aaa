import { useEffect, useRef, useState } from 'preact/hooks'
import { sampleVerdicts } from '../../../model/team.ts'
import type { Agreement, ReviewSample, SampleResult, SampleVerdict } from '../../api.ts'
import { write } from '../actions.ts'
import { getSampleResult, postSettling } from '../client.ts'
import { t } from '../messages.ts'
import { goTo } from '../queue.ts'
import { knownVersion, may, tell, view } from '../state.ts'
import { problem } from '../tellProblem.ts'

/** How far the two agree, and what they do not agree on, to be settled. */
export function SampleOutcome({ sample }: { sample: ReviewSample }) {
  const [result, setResult] = useState<SampleResult>()
  const at = knownVersion.value
  const load = () => getSampleResult(sample.id).then(setResult).catch(problem)
  useEffect(() => void load(), [at])
  const box = useRef<HTMLElement>(null)
  const isThere = result !== undefined
  useEffect(() => box.current?.scrollIntoView({ block: 'nearest' }), [isThere])
  if (!result) return null
  const { agreement, items } = result
  const differing = items.filter(({ verdicts: [one, other] }) => one !== other)
  const agreed = items.filter(({ verdicts: [one, other], settled }) => one === other && one !== 'undecided' && !settled)
  const settle = (settled: readonly { readonly rendering: string; readonly verdict: SampleVerdict }[]) => {
    write(() => postSettling(sample.id, settled)).then(() => {
      tell(t('toast.settled', { n: settled.length }))
      void load()
    }, problem)
  }
  const show = (id: string) => {
    view.value = 'review'
    goTo(id)
  }
  return (
    <section class="outcome" ref={box} aria-label={t('outcome')}>
      <Figures agreement={agreement} judges={sample.judges} />
      <h3>{t('disagreements', { n: differing.length, open: differing.filter(({ settled }) => !settled).length })}</h3>
      <ul class="inconsistent">
        {differing.map(({ rendering, zh, en, verdicts, settled }) => (
          <li key={rendering}>
            <button type="button" onClick={() => show(rendering)}>
              <span lang="zh-Hans">{zh}</span> <span lang="en">{en}</span>
            </button>
            <span>{sample.judges.map((name, n) => `${name}: ${t(`verdict.${verdicts[n]}`)}`).join(' · ')}</span>
            {sampleVerdicts.map((verdict) => (
              <button
                key={verdict}
                type="button"
                aria-pressed={settled?.verdict === verdict}
                disabled={!may('decide')}
                onClick={() => settle([{ rendering, verdict }])}
              >
                {t(`verdict.${verdict}`)}
              </button>
            ))}
            {settled && <small>{t('settledBy', { name: settled.by })}</small>}
          </li>
        ))}
      </ul>
      {agreed.length > 0 && (
        <p class="buttons">
          <button
            type="button"
            disabled={!may('decide')}
            onClick={() => settle(agreed.map(({ rendering, verdicts: [verdict] }) => ({ rendering, verdict })))}
          >
            {t('takeAgreed', { n: agreed.length })}
          </button>
        </p>
      )}
    </section>
  )
}

function Figures({ agreement, judges }: { agreement: Agreement; judges: ReviewSample['judges'] }) {
  const { pairs, share, kappa, error, table } = agreement
  return (
    <>
      <p>
        {t('agreementShare', { share: Math.round(share * 100), n: pairs })}{' '}
        {kappa === null
          ? t('kappaNone')
          : t('kappa', { kappa: (Math.round(kappa * 100) / 100 + 0).toFixed(2), error: (2 * (error ?? 0)).toFixed(2) })}
      </p>
      <div class="scroll">
        <table class="figuresTable">
          <caption>
            {judges[0]} ↓ {judges[1]} →
          </caption>
          <thead>
            <tr>
              <td />
              {sampleVerdicts.map((verdict) => (
                <th key={verdict} scope="col">
                  {t(`verdict.${verdict}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sampleVerdicts.map((one) => (
              <tr key={one}>
                <th scope="row">{t(`verdict.${one}`)}</th>
                {sampleVerdicts.map((other) => (
                  <td key={other}>{table[one][other]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
