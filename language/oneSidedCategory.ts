import type { Category } from '../model/term.ts'
import type { Token } from '../model/token.ts'
import { chineseClass } from './wordClasses.ts'

/** What organisations, offices, meetings and documents end with. */
const NAME_END =
  /(部|委|委员会|组织|大会|全会|会议|峰会|论坛|博览会|协定|协议|条约|公约|宪章|宣言|议定书|局|院|联盟|联合会|协会|银行|办公室|通讯社|大学|委员|主席|总理|总统|部长|外长|书记|大使)$/

/** Coarse word classes of Chinese tokens. */
export const classesOf = (tokens: readonly Token[]): string[] => tokens.map(({ norm, pos }) => chineseClass(norm, pos))

/** Which kind of entry a Chinese term is, from its characters and word classes alone: a guess, where English tells more. */
export function oneSidedCategory(zh: string, classes: readonly string[]): Category {
  const last = classes.at(-1) ?? ''
  if (
    classes.length <= 2 &&
    (classes.every((one) => one === 'person') || (zh.includes('·') && classes.includes('person')))
  )
    return 'person'
  if (classes.length === 1 && last === 'place') return 'place'
  if (last === 'organisation' || last === 'name' || (zh.length > 2 && NAME_END.test(zh))) return 'name'
  if (/[，,]/.test(zh) || classes.every((one) => one === 'idiom')) return 'set phrase'
  if (classes.length > 1 && classes[0] === 'verb') return 'verbal formulation'
  return zh.length < 5 ? 'term' : 'formulation'
}
