import { useEffect, useState } from 'preact/hooks'
import type { ReviewSample } from '../../api.ts'
import { getSamples, postSample } from '../client.ts'
import { t, time } from '../messages.ts'
import { filter, knownVersion, may, session, tell } from '../state.ts'
import { problem } from '../tellProblem.ts'
import { Judging } from './judging.tsx'
import { SampleOutcome } from './outcome.tsx'

/** Pairs of a sample, where nobody says otherwise: two hours for two people, and an error of kappa of about a tenth. */
const usualSize = 50

/** Samples that two people judge, neither seeing what the other says. */
export function Samples() {
  const [samples, setSamples] = useState<readonly ReviewSample[]>([])
  const [chosen, setChosen] = useState<number>()
  const at = knownVersion.value
  const load = () => getSamples().then(setSamples).catch(problem)
  useEffect(() => void load(), [at])
  const sample = samples.find(({ id }) => id === chosen)
  const me = session.value?.reviewer ?? ''
  return (
    <section class="samples">
      <h2>{t('samples')}</h2>
      <p>{t('samplesHint')}</p>
      {samples.length > 0 && (
        <div class="scroll">
          <table class="figuresTable">
            <thead>
              <tr>
                <th scope="col">{t('sample')}</th>
                <th scope="col">{t('judges')}</th>
                <th scope="col">{t('pairs')}</th>
                <th scope="col">
                  <span class="hidden">{t('open')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {samples.map((one) => (
                <tr key={one.id} aria-current={one.id === chosen}>
                  <th scope="row">
                    {one.id} · <time dateTime={one.at}>{time(one.at)}</time>
                  </th>
                  <td>{one.judges.map((name, n) => `${name} ${one.judged[n]}/${one.size}`).join(' · ')}</td>
                  <td>{one.size}</td>
                  <td>
                    <SampleDoor sample={one} me={me} onOpen={() => setChosen(one.id)} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {sample && !sample.isComplete && sample.judges.includes(me) && (
        <Judging key={sample.id} id={sample.id} onJudged={load} />
      )}
      {sample?.isComplete && <SampleOutcome key={sample.id} sample={sample} />}
      <Draw
        me={me}
        onDrawn={(drawn) => {
          setChosen(drawn.judges.includes(me) ? drawn.id : undefined)
          void load()
        }}
      />
    </section>
  )
}

function SampleDoor({ sample, me, onOpen }: { sample: ReviewSample; me: string; onOpen: () => void }) {
  const { judges, judged, size, isComplete } = sample
  const own = judges.indexOf(me)
  if (!isComplete && own < 0) return <>{t('underWay')}</>
  return (
    <button type="button" onClick={onOpen}>
      {isComplete ? t('outcome') : judged[own] < size ? t('judge') : t('judgedAll')}
    </button>
  )
}

function Draw({ me, onDrawn }: { me: string; onDrawn: (sample: ReviewSample) => void }) {
  const people = session.value?.people ?? []
  const [first, setFirst] = useState(me)
  const [second, setSecond] = useState('')
  const [size, setSize] = useState(usualSize)
  const draw = () => {
    const { unit: _, nested: __, order: ___, statuses: ____, ...passing } = filter.value
    postSample([first, second], size, passing)
      .then((sample) => {
        tell(t('toast.drawn', { n: sample.size }))
        onDrawn(sample)
      })
      .catch(problem)
  }
  return (
    <form
      class="buttons"
      onSubmit={(event) => {
        event.preventDefault()
        draw()
      }}
    >
      <Person name="first" label={t('firstJudge')} value={first} people={people} onChange={setFirst} />
      <Person name="second" label={t('secondJudge')} value={second} people={people} onChange={setSecond} />
      <label>
        {t('pairs')}{' '}
        <input
          type="number"
          name="size"
          min={1}
          max={5000}
          required
          value={size}
          onInput={(event) => setSize(event.currentTarget.valueAsNumber || 0)}
        />
      </label>
      <button type="submit" disabled={!may('decide')}>
        {t('draw')}
      </button>
    </form>
  )
}

interface PersonProps {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly people: readonly string[]
  readonly onChange: (name: string) => void
}

function Person({ name, label, value, people, onChange }: PersonProps) {
  return (
    <label>
      {label}{' '}
      <select name={name} required value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{t('choose')}</option>
        {[...new Set([...people, ...(value ? [value] : [])])].map((one) => (
          <option key={one} value={one} selected={one === value}>
            {one}
          </option>
        ))}
      </select>
    </label>
  )
}
