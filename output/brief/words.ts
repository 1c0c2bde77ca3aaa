import type { BriefDeparture, BriefSuggestion } from '../../model/brief.ts'
import { messageOf } from '../findingText.ts'

/** Languages that a brief can be read in. */
export const briefLanguages = ['en', 'zh'] as const

export type BriefLanguage = (typeof briefLanguages)[number]

/** The words around what is in a brief. */
export const briefWords = {
  brief: { en: 'Brief', zh: '会前简报' },
  terms: { en: 'Known terms, in the order of the text', zh: '已定术语（按出现顺序）' },
  names: { en: 'New names', zh: '新出现的人名' },
  acronyms: { en: 'Acronyms', zh: '缩略语' },
  numbers: { en: 'Numbers and dates', zh: '数字与日期' },
  departures: { en: 'Worded otherwise than in the termbase', zh: '与术语库不一致的表述' },
  changed: { en: 'Changed since last time', zh: '近期变动的译法' },
  proposals: { en: 'Proposals: probably terms, decided by nobody', zh: '待定：可能的术语（仅为建议）' },
  more: { en: 'More proposals', zh: '更多建议' },
  text: { en: 'The text', zh: '原文' },
  former: { en: 'formerly', zh: '旧译' },
  nowChanged: { en: 'changed', zh: '有变动' },
  none: { en: 'none', zh: '无' },
  noRendering: { en: 'no rendering yet', zh: '暂无译法' },
  termbase: { en: 'termbase', zh: '术语库' },
  insteadOf: { en: 'the termbase has', zh: '术语库作' },
  legend: {
    en: 'Over the text: decided renderings; names, numbers and proposals (with ?) in their own colours.',
    zh: '文上所注为已定译法；人名、数字、建议（带？）以颜色区分。',
  },
  language: { en: '中文界面', zh: 'English' },
} as const satisfies Record<string, Record<BriefLanguage, string>>

const SOURCES: Record<BriefSuggestion['from'], Record<BriefLanguage, string>> = {
  paper: { en: 'in its translation', zh: '见本文译文' },
  termbase: { en: 'proposed in the termbase', zh: '术语库待定' },
  dictionary: { en: 'dictionary', zh: '词典' },
  parts: { en: 'of its parts', zh: '据各部分拼合' },
  near: { en: 'near', zh: '相近' },
}

/** A suggestion with where it is from, in one line. */
export function suggestionText({ text, from, of }: BriefSuggestion, language: BriefLanguage): string {
  const source = SOURCES[from][language]
  return `${text} (${of ? `${source} ${of}` : source})`
}

/** A departure in one line. */
export function departureText(departure: BriefDeparture, language: BriefLanguage): string {
  if (departure.kind === 'finding') return messageOf(departure.finding)
  const { zh, known, en } = departure
  return `${zh} — ${briefWords.insteadOf[language]} ${known} = ${en.join('; ')}`
}
