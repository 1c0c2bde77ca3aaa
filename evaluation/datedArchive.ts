import { type Random, randomBelow } from './random.ts'

/** A transcript as somebody would have published it. */
export interface DatedTranscript {
  readonly name: string
  /** Markdown, paragraphs of both languages in turn, with speakers. */
  readonly content: string
}

/** A change of rendering that was put into an archive. */
export interface PlantedChange {
  readonly zh: string
  readonly new: string
  /** YYYY-MM: the first month of the new rendering; of a gradual change the middle. */
  readonly month: string
  readonly kind: 'sudden' | 'gradual' | 'speaker'
  readonly speaker?: string
}

/** Months of an archive, one transcript each. */
const MONTHS = 30
/** In a gradual change the new rendering comes up over so many months. */
const GRADUAL = 6

const SPEAKERS = [
  ['李华', 'Li Hua'],
  ['王敏', 'Wang Min'],
  ['陈刚', 'Chen Gang'],
] as const

/** Terms that somebody may begin to render otherwise, and sentences around them. */
const TURNING = [
  ['命运共同体', 'community of common destiny', 'community with a shared future'],
  ['共同富裕', 'common prosperity', 'shared prosperity'],
  ['高质量发展', 'high-quality development', 'quality growth'],
] as const
/** Terms of which both renderings are in use all the time. */
const WAVERING = [
  ['营商环境', 'business environment', 'business climate'],
  ['粮食安全', 'food security', 'grain security'],
] as const
const STEADY = [
  ['数字经济', 'digital economy'],
  ['多边主义', 'multilateralism'],
  ['绿色转型', 'green transition'],
  ['务实合作', 'practical cooperation'],
] as const

const FRAMES = [
  ['我们将继续推动{}，让更多人受益。', 'We will continue to advance {} so that more people benefit.'],
  ['各方都认为{}是今年会议的重点。', 'All parties consider {} the focus of this year’s meeting.'],
  ['去年我们在{}方面取得了新的进展。', 'Last year we made new progress in {}.'],
  ['有记者问到{}，我愿意回答。', 'A journalist asked about {}, and I am glad to answer.'],
  ['没有{}，就没有长期的稳定。', 'Without {} there is no lasting stability.'],
  ['大家对{}的理解并不完全一样。', 'People do not understand {} in quite the same way.'],
] as const

/**
 * An archive of monthly transcripts in which, if asked for, three renderings change: one from one month to the next, one
 * little by little, one in the words of one speaker only. Other terms keep theirs, or have two side by side all the time.
 */
export function datedArchive(
  random: Random,
  isChanging: boolean,
): { transcripts: DatedTranscript[]; planted: PlantedChange[] } {
  const from = () => 10 + randomBelow(random, MONTHS - 20)
  const [sudden, gradual, spoken] = [from(), from(), from()]
  const turns = [
    (month: number) => month >= sudden,
    (month: number) => random() < 0.5 + (month - gradual + 0.5) / GRADUAL,
    (month: number, speaker: number) => speaker === 1 && month >= spoken,
  ]
  const transcripts = Array.from({ length: MONTHS }, (_, month): DatedTranscript => {
    const paragraphs = SPEAKERS.flatMap(([zhName, enName], speaker) => {
      const turning = TURNING.map(
        ([zh, old, now], n) => [zh, isChanging && turns[n](month, speaker) ? now : old] as const,
      )
      const wavering = WAVERING.map(([zh, one, other]) => [zh, random() < 0.7 ? one : other] as const)
      const steady = STEADY[randomBelow(random, STEADY.length)]
      return [...turning, wavering[randomBelow(random, wavering.length)], steady].map(([zh, en]) => {
        const [zhFrame, enFrame] = FRAMES[randomBelow(random, FRAMES.length)]
        return `${zhName}：${zhFrame.replace('{}', zh)}\n\n${enName}: ${enFrame.replace('{}', en)}`
      })
    })
    const date = `${nameOf(month)}-15`
    return { name: `${date}.md`, content: `---\ndate: ${date}\n---\n\n${paragraphs.join('\n\n')}\n` }
  })
  const planted: PlantedChange[] = [
    { zh: TURNING[0][0], new: TURNING[0][2], month: nameOf(sudden), kind: 'sudden' },
    { zh: TURNING[1][0], new: TURNING[1][2], month: nameOf(gradual), kind: 'gradual' },
    { zh: TURNING[2][0], new: TURNING[2][2], month: nameOf(spoken), kind: 'speaker', speaker: SPEAKERS[1][0] },
  ]
  return { transcripts, planted: isChanging ? planted : [] }
}

/** Months count from January 2022. */
export function nameOf(month: number): string {
  return `${2022 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
}
