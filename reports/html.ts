import { escapeXml } from '../files/xmlWriter.ts'
import { byCodePoint } from '../language/order.ts'
import type { Citation } from '../model/glossary.ts'
import { type Bar, calibration, colourOf, risingLine, stackedBars } from './figures.ts'
import type { RenderingHistory, Report, ToldChange, ToldDeparture } from './report.ts'
import { type ReportWords, reportWords } from './words.ts'

/** Most concepts with a picture of their own; the table below tells of the others. */
const MOST_PICTURES = 40
/** Most rows of a table that grows with the termbase. */
const MOST_ROWS = 300
/** More months than this are shown as years. */
const MOST_MONTHS = 48

/** A report as one page that needs nothing else: pictures with tables behind them, light and dark, to print. */
export function* reportHtml(report: Report, language: keyof typeof reportWords): Iterable<string> {
  const words = reportWords[language]
  yield head(words, report)
  yield section('changes', words.changes, changes(report, words))
  yield section('authority', words.authority, authority(report, words))
  yield section('speakers', words.speakers, speakers(report, words))
  yield section('histories', words.histories, histories(report, words))
  yield section('families', words.families, familyTable(report, words))
  yield section('names', words.names, nameTable(report, words))
  yield section('growth', words.growth, growth(report, words))
  yield section('coverage', words.coverage, coverage(report, words))
  yield section('consistency', words.consistency, consistency(report, words))
  yield section('activity', words.activity, activity(report, words))
  yield section('calibration', words.calibration, trust(report, words))
  yield '</main></body></html>\n'
}

const section = (id: string, title: string, content: string) =>
  `<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>\n${content}</section>\n`

const zhText = (text: string) => `<span lang="zh">${escapeXml(text)}</span>`
const enText = (text: string) => `<span lang="en">${escapeXml(text)}</span>`
const paragraph = (text: string) => `<p>${text}</p>\n`

function table(
  titles: readonly string[],
  rows: readonly (readonly string[])[],
  numbers: readonly number[] = [],
): string {
  const kind = (i: number) => (numbers.includes(i) ? ' class="number"' : '')
  const cells = (row: readonly string[]) => row.map((cell, i) => `<td${kind(i)}>${cell}</td>`).join('')
  const headings = titles.map((title, i) => `<th scope="col"${kind(i)}>${title}</th>`).join('')
  return `<table><thead><tr>${headings}</tr></thead><tbody>${rows.map((row) => `<tr>${cells(row)}</tr>`).join('\n')}</tbody></table>\n`
}

const behind = (summary: string, content: string) => `<details><summary>${summary}</summary>\n${content}</details>\n`

function changes({ changes, dated, fewest }: Report, words: ReportWords): string {
  if (dated < fewest) return paragraph(words.tooFew(dated, fewest))
  if (!changes.length) return paragraph(words.noChanges)
  return `${paragraph(words.confirm)}${changes.map((change) => changeCard(change, words)).join('')}`
}

function changeCard(change: ToldChange, words: ReportWords): string {
  const { zh, old, speaker, since, earliest, latest, bayesFactor, documents, lastOld, firstNew } = change
  const factor = bayesFactor > 1e6 ? '> 10<sup>6</sup>' : Math.round(bayesFactor).toLocaleString('en')
  const when = [words.since(since, earliest, latest), ...(speaker ? [words.onlySpeaker(escapeXml(speaker))] : [])]
  return `<article><h3>${zhText(zh)}: ${enText(old.en)} → ${enText(change.new.en)}</h3>
<p>${words.sentence(when)}${words.sentence([words.evidence(factor, ...documents)])}</p>
${lastOld ? quotation(words.last, lastOld) : ''}${firstNew ? quotation(words.first, firstNew) : ''}</article>
`
}

function quotation(label: string, { unit, zh, en }: Citation): string {
  const marked = (text: string, { start, end }: { start: number; end: number }) =>
    `${escapeXml(text.slice(0, start))}<mark>${escapeXml(text.slice(start, end))}</mark>${escapeXml(text.slice(end))}`
  const source = [unit.document, unit.date, unit.speaker.zh ?? unit.speaker.en].filter((part) => part !== undefined)
  return `<blockquote><p lang="zh">${marked(unit.zh, zh)}</p><p lang="en">${marked(unit.en, en)}</p><footer>${label && `${label}: `}${escapeXml(source.join(', '))}</footer></blockquote>
`
}

function authority({ ranks, departures }: Report, words: ReportWords): string {
  if (!ranks.length) return paragraph(words.noRanks)
  const order = paragraph(ranks.map(({ name }) => escapeXml(name)).join(' &gt; '))
  return `${order}${departures.length ? departures.map((one) => departureCard(one, words)).join('') : paragraph(words.noDepartures)}`
}

function departureCard({ zh, authority, other }: ToldDeparture, words: ReportWords): string {
  const side = ({ en, rank, documents, place }: ToldDeparture['other']) => {
    const label = `${escapeXml(rank ?? words.unranked)}: ${enText(en)} (${words.inDocuments(documents.length)})`
    return `<div><p>${label}</p>${place ? quotation('', place) : ''}</div>`
  }
  return `<article><h3>${zhText(zh)}</h3><div class="sides">${side(authority)}${side(other)}</div></article>\n`
}

function speakers({ speakers }: Report, words: ReportWords): string {
  if (!speakers.length) return paragraph(words.sameSpeech)
  const rows = speakers.flatMap(({ zh, speakers }) =>
    speakers.map(({ speaker, renderings }, i) => [
      ...[i ? '' : zhText(zh), escapeXml(speaker)],
      renderings.map(({ en, count }) => `${enText(en)} ${count}`).join('; '),
    ]),
  )
  return table(['中文', words.speaker, words.rendering], rows)
}

function histories({ histories }: Report, words: ReportWords): string {
  if (!histories.length) return paragraph(words.none)
  const pictures = histories.slice(0, MOST_PICTURES).map((history) => picture(history, words))
  const rows = histories.flatMap(({ zh, renderings }) =>
    renderings.map(({ en, first = '', last = '', months }) => [
      ...[zhText(zh), enText(en), first, last],
      String(months.reduce((sum, { count }) => sum + count, 0)),
    ]),
  )
  const titles = ['中文', words.rendering, words.firstSeen, words.lastSeen, words.occurrences]
  return `${pictures.join('')}${behind(words.numbers, table(titles, rows, [4]))}`
}

function picture({ zh, renderings }: RenderingHistory, words: ReportWords): string {
  const months = renderings.flatMap(({ months }) => months.map(({ month }) => month)).sort(byCodePoint)
  const isByYear = monthsBetween(months[0], months[months.length - 1]) > MOST_MONTHS
  const shown = renderings.slice(0, 6)
  const counts = new Map<string, Bar>()
  for (const { en, months } of shown)
    for (const { month, count } of months) {
      const x = isByYear ? month.slice(0, 4) : month
      counts.set(`${x} ${en}`, { x, part: en, y: (counts.get(`${x} ${en}`)?.y ?? 0) + count })
    }
  const bars = [...counts.values()].sort((a, b) => byCodePoint(a.x, b.x))
  const axis = isByYear
    ? yearsFrom(months[0], months[months.length - 1])
    : monthsFrom(months[0], months[months.length - 1])
  if (axis.length < 2) return ''
  const parts = shown.map(({ en }) => en)
  const label = `${zh}: ${shown.map(({ en, months }) => `${en} ${months.reduce((sum, { count }) => sum + count, 0)}`).join(', ')}`
  const legend = parts
    .map((part, n) => `<li><span class="swatch" style="background:${colourOf(part, n)}"></span>${enText(part)}</li>`)
    .join('')
  const rows = bars.map(({ x, part, y }) => [x, enText(part), String(y)])
  return `<figure><figcaption>${zhText(zh)}</figcaption>${stackedBars(bars, label, parts, axis)}<ul class="legend">${legend}</ul>
${behind(words.numbers, table([words.month, words.rendering, words.occurrences], rows, [2]))}</figure>
`
}

/** Months are YYYY-MM. */
const monthNumber = (month: string) => 12 * Number(month.slice(0, 4)) + Number(month.slice(5)) - 1
const monthsBetween = (first: string, last: string) => monthNumber(last) - monthNumber(first)
const nameOfMonth = (n: number) => `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`

const monthsFrom = (first: string, last: string) =>
  Array.from({ length: monthsBetween(first, last) + 1 }, (_, i) => nameOfMonth(monthNumber(first) + i))

const yearsFrom = (first: string, last: string) =>
  Array.from({ length: Number(last.slice(0, 4)) - Number(first.slice(0, 4)) + 1 }, (_, i) =>
    String(Number(first.slice(0, 4)) + i),
  )

/** Fillers told of a slot. */
const FEW_FILLERS = 4

function familyTable({ families }: Report, words: ReportWords): string {
  if (!families.length) return paragraph(words.noFamilies)
  const shown = families.slice(0, MOST_ROWS)
  const rows = shown.map(({ pattern, english, count, documents, slots }) => {
    const fillers = slots.map(({ fillers }, slot) => {
      const few = fillers.slice(0, FEW_FILLERS).map(({ zh, en, count }) => {
        return `${zhText(zh)}${en ? ` ${enText(en)}` : ''} ${count}`
      })
      return `${'XYZ'[slot]}: ${few.join(', ')}`
    })
    return [zhText(pattern), enText(english[0]?.pattern ?? ''), String(count), String(documents), fillers.join('<br>')]
  })
  const titles = [words.formula, words.rendering, words.occurrences, words.inDocument, words.fillers]
  return `${shownOf(shown.length, families.length, words)}${table(titles, rows, [2, 3])}`
}

const bothScripts = (zh: string, traditional: string) =>
  `<span class="whole" lang="zh-Hans">${escapeXml(zh)}</span>${traditional === zh ? '' : `<br><span class="whole" lang="zh-Hant">${escapeXml(traditional)}</span>`}`

/** Is not broken over two lines. */
const whole = (text: string | undefined) => `<span class="whole">${escapeXml(text ?? '')}</span>`

function nameTable({ names }: Report, words: ReportWords): string {
  if (!names.length) return paragraph(words.none)
  const shown = names.slice(0, MOST_ROWS)
  const rows = shown.map(({ zh, traditional, pinyin, english, titles, first = '', last = '' }) => [
    ...[bothScripts(zh, traditional), escapeXml(pinyin)],
    english.map(({ en }) => enText(en)).join('<br>'),
    titles
      .map(({ zh, en, first, last }) => {
        const span = first === undefined ? '' : ` ${whole(first === last ? first : `${first} – ${last}`)}`
        return `${zhText(zh)}${en ? ` ${enText(en)}` : ''}${span}`
      })
      .join('<br>'),
    ...[whole(first), whole(last)],
  ])
  const titles = [words.who, words.pinyin, words.english, words.titles, words.firstSeen, words.lastSeen]
  return `${shownOf(shown.length, names.length, words)}${table(titles, rows)}`
}

function growth({ growth }: Report, words: ReportWords): string {
  if (growth.length < 2) return paragraph(words.none)
  const label = `${words.growth}: ${growth[0].concepts} – ${growth[growth.length - 1].concepts}`
  const rows = growth.map(({ month, concepts }) => [month, String(concepts)])
  const line = risingLine(
    growth.map(({ month, concepts }) => ({ x: month, y: concepts })),
    label,
  )
  return `<figure>${line}${behind(words.numbers, table([words.month, words.concepts], rows, [1]))}</figure>`
}

function coverage({ coverage }: Report, words: ReportWords): string {
  const share = (some: number, all: number) => (all ? `${Math.round((100 * some) / all)}%` : '')
  // By date: the newest are those that people ask for.
  const newest = coverage.slice(-MOST_ROWS)
  const rows = newest.map(({ name, date = '', pairs, decided, accepted }) => [
    ...[escapeXml(name), date, String(pairs), share(decided, pairs), share(accepted, pairs)],
  ])
  const titles = [words.document, words.date, words.pairs, words.decided, words.accepted]
  return `${shownOf(newest.length, coverage.length, words)}${table(titles, rows, [2, 3, 4])}`
}

const shownOf = (shown: number, all: number, words: ReportWords) =>
  shown < all ? paragraph(words.shownOf(shown, all)) : ''

function consistency({ consistency }: Report, words: ReportWords): string {
  if (!consistency.length) return paragraph(words.consistent)
  const shown = consistency.slice(0, MOST_ROWS)
  const rows = shown.map(({ kind, rows }) => [
    words.kinds[kind],
    rows.map(({ zh, en }) => `${zhText(zh)} = ${enText(en)}`).join('<br>'),
  ])
  return `${shownOf(shown.length, consistency.length, words)}${table([words.problem, words.terms], rows)}`
}

function activity({ activity }: Report, words: ReportWords): string {
  if (!activity.length) return paragraph(words.none)
  const people = [...new Set(activity.map(({ by }) => by))].sort(byCodePoint)
  const bars = activity.map(({ day, by, count }) => ({ x: day, y: count, part: by }))
  const days = [...new Set(bars.map(({ x }) => x))].sort(byCodePoint)
  const total = (name: string) => activity.reduce((sum, { by, count }) => sum + (by === name ? count : 0), 0)
  const label = `${words.activity}: ${people.map((name) => `${name} ${total(name)}`).join(', ')}`
  const rows = activity.map(({ day, by, count }) => [day, escapeXml(by), String(count)])
  return `<figure>${stackedBars(bars, label, people, days)}${behind(words.numbers, table([words.day, words.who, words.decided], rows, [2]))}</figure>`
}

function trust({ confidence }: Report, words: ReportWords): string {
  const points = confidence.flatMap(({ from, expected, accepted, rejected }) => {
    const count = accepted + rejected
    return count ? [{ from, expected, found: accepted / count, count }] : []
  })
  if (!points.length) return paragraph(words.none)
  const percent = (share: number) => `${Math.round(100 * share)}%`
  const rows = points.map(({ from, expected, found, count }) => [
    ...[`${percent(from)}–${percent(from + 0.1)}`, percent(expected), percent(found), String(count)],
  ])
  const titles = [words.confidence, words.expected, words.acceptedShare, words.decided]
  return `<figure>${calibration(points, words.calibration)}${table(titles, rows, [1, 2, 3])}</figure>`
}

function head(words: ReportWords, { termbase, made, documents, dated }: Report): string {
  const name = escapeXml(termbase.split(/[\\/]/).at(-1) ?? termbase)
  return `<!doctype html>
<html lang="${words.tag}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title}: ${name}</title><style>${STYLE}</style></head>
<body><main><h1>${words.title}: ${name}</h1>
<p>${words.made(made.slice(0, 10), documents, dated)}</p>
`
}

const STYLE = `
:root { color-scheme: light dark; --ground: #fff; --ink: #1b1b1b; --faint: #595959; --line: #cfcfcf; --mark: #ffe58f;
  --part0: #1f5fa8; --part1: #c05a00; --part2: #2c7a3f; --part3: #8b3a8f; --part4: #a33030; --part5: #5b6b00 }
@media (prefers-color-scheme: dark) { :root { --ground: #16181c; --ink: #e8e8e8; --faint: #a8a8a8; --line: #444; --mark: #6b5600;
  --part0: #6ea8e8; --part1: #f0a050; --part2: #6fc583; --part3: #cf8ad2; --part4: #e88080; --part5: #b9c850 } }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, 'Noto Sans CJK SC', sans-serif }
main { max-width: 52rem; margin: auto; padding: 1rem }
h1 { font-size: 1.5rem } h2 { font-size: 1.2rem; margin-top: 2.5rem; border-bottom: 1px solid var(--line) } h3 { font-size: 1rem }
table { border-collapse: collapse; margin: .5rem 0; max-width: 100% } td, th { text-align: left; padding: .15rem .8rem .15rem 0; vertical-align: top }
.whole { white-space: nowrap } th { border-bottom: 1px solid var(--line); font-weight: 600 } .number { text-align: right; font-variant-numeric: tabular-nums }
figure { margin: 1rem 0; break-inside: avoid } figcaption { font-weight: 600 } svg { max-width: 100%; height: auto; background: none }
article { break-inside: avoid } blockquote { margin: .5rem 0 .5rem .5rem; padding-left: .8rem; border-left: 3px solid var(--line) }
blockquote p { margin: 0 } blockquote footer { color: var(--faint); font-size: .85rem } mark { background: var(--mark); color: inherit }
.sides { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem } .sides p { margin: 0 } @media (max-width: 600px) { .sides { grid-template-columns: 1fr } }
.legend { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .2rem 1rem; margin: .2rem 0 }
.swatch { display: inline-block; width: .8em; height: .8em; margin-right: .4em } summary { cursor: pointer; color: var(--faint) }
@media print { details { display: none } body { font-size: 11px } }
`
