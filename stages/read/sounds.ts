import { type PlacedText, replace, trim } from './placed.ts'

/** What is heard and not said, as transcripts note it in brackets. */
const CHINESE_SOUND = new RegExp(
  `^[\\p{Script=Han}、，]{0,8}(?:${[
    '掌声|鼓掌|拍手|笑声?|音乐声?|歌声|歌曲|欢呼声?|喝彩声?|叹气|叹息|咳嗽声?|哭泣声?|哭声|嘘声|铃声|钟声|枪声|爆炸声|脚步声|雷声|雨声|风声|口哨声?|尖叫声?',
    '掌聲|笑聲?|音樂聲?|歌聲|歡呼聲?|喝彩聲?|嘆氣|哭聲|噓聲|鈴聲|鐘聲|槍聲|爆炸聲|腳步聲|聽不清|聽眾起立|听不清|听不清楚|停顿|停頓|沉默|起立',
  ].join('|')})[。！.!]?$`,
  'u',
)
const ENGLISH_SOUND =
  /^(?:[\p{L}\s,'’-]{0,40}\s)?(?:applause|applauds?|laughter|laughs?|laughing|chuckles?|cheers|cheering|music|music play(?:s|ing)|silence|sighs?|sighing|coughs?|coughing|inaudible|unintelligible|indiscernible|crosstalk|cross-talk|boos|booing|sings|singing|gasps?|sobs?|sobbing|crying|whispers?|whispering|screams?|screaming|pauses?|gavel|standing ovation|bell rings|phone rings|gunshots?|footsteps|thunder)(?: continues| stops)?[.!]?$/iu

/** A remark in brackets; the space before it goes with it. */
const REMARK = /\s*[[(（【〔]\s*([^[\](（)）【】〔〕]{1,48}?)\s*[\])）】〕]\s*/gu

/** A text without the sounds that are noted at its edges and between its sentences. */
export function withoutSounds(text: PlacedText): PlacedText {
  return withoutRemarks(text, isSound)
}

/** Whether a remark tells what is heard. */
export function isSound(remark: string): boolean {
  return CHINESE_SOUND.test(remark) || ENGLISH_SOUND.test(remark)
}

/** A text without those remarks of a kind that stand where no sentence goes on across them. */
export function withoutRemarks(text: PlacedText, isOut: (remark: string) => boolean): PlacedText {
  if (!/[[(（【〔]/.test(text.text)) return text
  const { length } = text.text
  const out = replace(text, REMARK, (match) => {
    const [whole, remark] = match
    const before = text.text.slice(0, match.index)
    const stands = before.trim() === '' || match.index + whole.length === length || /[。！？.!?…”"’]$/.test(before)
    if (!stands || !isOut(remark)) return whole
    return /[\p{P}\s]$/u.test(before) && /\s$/.test(whole) ? ' ' : ''
  })
  return out.text === text.text ? text : trim(out)
}
