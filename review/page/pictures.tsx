import { useEffect, useState } from 'preact/hooks'
import { largest } from '../../language/extremes.ts'
import type { Pictures } from '../api.ts'
import { write } from './actions.ts'
import { getPictures, postRemoval } from './client.ts'
import { Consistency } from './consistency.tsx'
import { Bars } from './figures.tsx'
import { Files } from './files.tsx'
import { offeredStatuses } from './filters.tsx'
import { t } from './messages.ts'
import { changeFilter } from './queue.ts'
import { knownVersion, may, tell } from './state.ts'
import { problem } from './tellProblem.ts'
import { YieldCurve } from './yield.tsx'

/** The whole termbase in pictures: who did what, how well confidence tells, what the documents hold. */
export function PicturesView() {
  const [pictures, setPictures] = useState<Pictures>()
  const at = knownVersion.value
  useEffect(() => {
    getPictures().then(setPictures).catch(problem)
  }, [at])
  if (!pictures) return <main class="pictures" aria-busy="true" />
  return (
    <main class="pictures">
      <Files />
      <YieldCurve />
      <Activity activity={pictures.activity} />
      <Confidence bins={pictures.confidence} />
      <Categories categories={pictures.categories} />
      <Consistency />
      <Documents documents={pictures.documents} />
    </main>
  )
}

function Activity({ activity }: { activity: Pictures['activity'] }) {
  const days = [...new Set(activity.map(({ day }) => day))].slice(-60)
  const people = [...new Set(activity.map(({ by }) => by))]
  const count = (day: string, by: string) => activity.find((one) => one.day === day && one.by === by)?.count ?? 0
  return (
    <section>
      <h2>{t('activity')}</h2>
      {days.length === 0 && <p>{t('none')}</p>}
      {days.length > 0 && (
        <Bars
          title={t('activityTitle')}
          columns={days.map((day) => ({ name: day, stack: people.map((by) => count(day, by)) }))}
          parts={people}
        />
      )}
      <ul class="legend">
        {people.map((by, n) => (
          <li key={by}>
            <svg width="10" height="10" aria-hidden="true">
              <rect class={`part part${n % 6}`} width="10" height="10" />
            </svg>{' '}
            {by}: {activity.filter((one) => one.by === by).reduce((sum, one) => sum + one.count, 0)}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Of each tenth of confidence how much was accepted of what was decided, beside what the ranker expected. */
function Confidence({ bins }: { bins: Pictures['confidence'] }) {
  const [width, height] = [46, 90]
  const most = largest([1, ...bins.map((bin) => offeredStatuses.reduce((sum, status) => sum + bin[status], 0))])
  return (
    <section>
      <h2>{t('calibration')}</h2>
      <p>{t('calibrationHint')}</p>
      <div class="scroll">
        <table class="figuresTable">
          <thead>
            <tr>
              <th scope="col">{t('confidence')}</th>
              <th scope="col">{t('pairs')}</th>
              <th scope="col">{t('ofDecided')}</th>
              <th scope="col">{t('expected')}</th>
            </tr>
          </thead>
          <tbody>
            {bins.map((bin) => {
              const decided = bin.accepted + bin.rejected
              const all = offeredStatuses.reduce((sum, status) => sum + bin[status], 0)
              return (
                <tr key={bin.from}>
                  <th scope="row">
                    <button
                      type="button"
                      onClick={() => changeFilter({ minConfidence: bin.from, maxConfidence: bin.from + 0.1 })}
                    >
                      {Math.round(bin.from * 100)}–{Math.round(bin.from * 100) + 10} %
                    </button>
                  </th>
                  <td>
                    <svg class="bars" width={width * 2} height={12} aria-hidden="true">
                      <rect class="part part0" width={(all / most) * width * 2} height={12} />
                    </svg>{' '}
                    {all}
                  </td>
                  <td>
                    <svg class="bars" width={height} height={12} aria-hidden="true">
                      <rect class="ground" width={height} height={12} />
                      {decided > 0 && <rect class="part part1" width={(bin.accepted / decided) * height} height={12} />}
                      {all > 0 && <rect class="tick" x={bin.expected * height} width={2} height={12} />}
                    </svg>{' '}
                    {decided ? `${Math.round((100 * bin.accepted) / decided)} % (${bin.accepted}/${decided})` : '–'}
                  </td>
                  <td>{all ? `${Math.round(bin.expected * 100)} %` : '–'}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Categories({ categories }: { categories: Pictures['categories'] }) {
  return (
    <section>
      <h2>{t('category')}</h2>
      <Bars
        title={offeredStatuses.map((status) => t(`status.${status}`)).join(' · ')}
        columns={categories.map((one) => ({
          name: t(`category.${one.category}`),
          stack: offeredStatuses.map((status) => one[status]),
        }))}
        parts={offeredStatuses.map((status) => t(`status.${status}`))}
        isLabelled
      />
    </section>
  )
}

function Documents({ documents }: { documents: Pictures['documents'] }) {
  const remove = (name: string) => {
    if (!confirm(t('removeConfirm', { name }))) return
    write(() => postRemoval(name)).then(
      ({ renderingsRemoved }) => tell(t('toast.removed', { name, n: renderingsRemoved })),
      problem,
    )
  }
  return (
    <section>
      <h2>{t('documents', { n: documents.length })}</h2>
      <div class="scroll">
        <table class="figuresTable">
          <thead>
            <tr>
              <th scope="col">{t('document')}</th>
              <th scope="col">{t('sentencesHead')}</th>
              <th scope="col">{t('pairs')}</th>
              <th scope="col">{t('decidedShare')}</th>
              <th scope="col">
                <span class="hidden">{t('remove')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {documents.map(({ id, name, date, units, pairs, decided }) => (
              <tr key={id}>
                <th scope="row">
                  {date && <time dateTime={date}>{date}</time>} {name}
                </th>
                <td>{units}</td>
                <td>{pairs}</td>
                <td>
                  <meter min={0} max={Math.max(1, pairs)} value={decided} aria-label={t('decidedShare')} />{' '}
                  {pairs ? Math.round((100 * decided) / pairs) : 0} %
                </td>
                <td>
                  <button type="button" disabled={!may('manage')} onClick={() => remove(name)}>
                    {t('remove')}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
