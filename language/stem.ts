import porter from 'natural/lib/natural/stemmers/porter_stemmer.js'
import { stemmer } from 'stemmer'

/**
 * Irregular inflections that suffix stripping cannot join with their base form: base form, then its other forms.
 * Forms that are words of their own as well are left out (saw, found, felt, left the verb, lay, bore, wound).
 */
const IRREGULAR = `
be am is are was were been being|have has had having|do does did done doing|go goes went gone|say said|make made
take took taken|come came|see seen|get got gotten|give gave given|know knew known|think thought|tell told
become became|show shown|leave left|feel felt|put|bring brought|begin began begun|keep kept|hold held|write wrote written
stand stood|hear heard|let|mean meant|set|meet met|run ran|pay paid|sit sat|speak spoke spoken|lie lain|lead led
read|grow grew grown|lose lost|fall fell fallen|send sent|build built|understand understood|draw drew drawn
break broke broken|spend spent|cut|rise rose risen|drive drove driven|buy bought|wear wore worn|choose chose chosen
seek sought|fight fought|throw threw thrown|win won|teach taught|catch caught|deal dealt|eat ate eaten|sing sang sung
forget forgot forgotten|sleep slept|fly flew flown|strike struck stricken|sell sold|swim swam swum|shake shook shaken
steal stole stolen|swear swore sworn|forgive forgave forgiven|overcome overcame|undertake undertook undertaken
withdraw withdrew withdrawn|arise arose arisen|undergo underwent undergone|uphold upheld|withstand withstood
oversee oversaw overseen|foresee foresaw foreseen|rebuild rebuilt|repay repaid|mistake mistook mistaken|bind bound
man men|woman women|child children|person people|foot feet|tooth teeth|mouse mice|goose geese|wife wives|life lives
knife knives|leaf leaves|half halves|shelf shelves|self selves|thief thieves|loaf loaves|crisis crises|analysis analyses
basis bases|thesis theses|hypothesis hypotheses|criterion criteria|phenomenon phenomena|medium media|datum data
bacterium bacteria|index indices|good better best|bad worse worst|far farther further farthest furthest
i me my mine myself|he him his himself|she her hers herself|it its itself|we us our ours ourselves
they them their theirs themselves|you your yours yourself yourselves|not n't|will 'll|a an
center centre centers centres|theater theatre|defense defence|license licence|program programme programmes programs
`

const irregular = new Map<string, string>()
for (const family of IRREGULAR.trim().split(/[|\n]/)) {
  const [base, ...forms] = family.split(' ')
  for (const form of forms) irregular.set(form, base)
}

const bases = new Set(
  IRREGULAR.trim()
    .split(/[|\n]/)
    .map((family) => family.split(' ')[0]),
)

/** Whether an English word in lower case has forms that no rule gives (or is such a form). */
export const isIrregular = (word: string): boolean => bases.has(word) || irregular.has(word)

/** Adjectives compared by endings; a list, since "forest" and "offer" end so too. */
const ADJECTIVES = `
big brief bright broad calm cheap clean clear close cold cool dark deep dirty early easy fair fast few fine firm fresh full great
green happy hard healthy heavy high hot huge just keen kind large late light long loud low mild narrow near new nice noble old
pure poor quick quiet rare rich safe sharp short simple slow small smart smooth soft steady strict strong sure sweet tall
thick thin tight tough true vast warm weak wealthy wet wide wild wise worthy young busy costly deadly friendly likely lively ugly
`
for (const adjective of ADJECTIVES.trim().split(/\s+/)) {
  const root = adjective
    .replace(/e$/, '')
    .replace(/y$/, 'i')
    .replace(/^([^aeiou]+[aeiou])([gmntd])$/, '$1$2$2')
  irregular.set(`${root}er`, adjective).set(`${root}est`, adjective)
}

/** British spelling to American, so that both give one stem: -isation, -ise, -our. */
const american = (word: string): string =>
  word.length < 6
    ? word
    : word.replace(/is(ation|ations|e|es|ed|er|ing)$/, 'iz$1').replace(/our(s|ed|ing|able|ite|)$/, 'or$1')

const baseSpelling = (word: string): string => {
  const base = word.replace(/['’]s?$/, '') || word
  return irregular.get(base) ?? american(base)
}

const stemAfresh = (word: string): string => (/^['a-z]/.test(word) ? stemmer(baseSpelling(word)) : word)

const memo = new Map<string, string>()

/**
 * Stem of an English word in lower case: irregular forms go to their base form first (`went` and `goes` give `go`,
 * `men` gives `man`), possessive endings and British spellings are evened out, the rest is Porter's algorithm
 * (Porter 1980). Words with one stem count as one word in comparisons; the stem itself need be no word (`policies`
 * and `policy` give `polici`). What does not start with a letter is its own stem.
 */
export const stem = (word: string): string => {
  let stemmed = memo.get(word)
  if (stemmed === undefined) {
    stemmed = stemAfresh(word)
    memo.set(word, stemmed)
  }
  return stemmed
}

/**
 * An English word in lower case without its inflection: what `stem` does, by steps 1 and 5 of Porter's algorithm alone,
 * so that derived words stay apart (`policies` and `policy` give one form, `nation` and `national` two).
 */
export const uninflect = (word: string): string => {
  let form = uninflected.get(word)
  if (form === undefined) {
    form = uninflectAfresh(word)
    uninflected.set(word, form)
  }
  return form
}

const uninflected = new Map<string, string>()

/** The steps are natural's; `stemmer`, several times as fast, has the algorithm as a whole only. */
const uninflectAfresh = (word: string): string => {
  if (!/^['a-z]/.test(word)) return word
  const { step1a, step1b, step1c, step5a, step5b } = porter
  return step5b(step5a(step1c(step1b(step1a(baseSpelling(word))))))
}
