/**
 * What Chinese function words and punctuation become in English, most usual first. A bilingual dictionary describes
 * these words instead of translating them ("used before the object of the verb"), and in a short text they are too
 * varied to be learned. The table is hand-made from general knowledge of the two languages; a rendering need be only
 * common, since alignment decides by context which one it is. Words are simplified Chinese; punctuation is given in
 * half width, as NFKC folds it.
 */
const TABLE = `
的 of 's ' for in | 地 -ly | 之 of 's | 所 which that what | 者 who those | 着 -ing
了 have has had | 过 ever have has had | 已 already have has | 已经 already have has | 曾 once had | 曾经 once had
是 is are was were be been being 's 're | 为 for as is are be to | 有 have has had there is are with | 没有 no not without
不 not no n't never un- | 没 not no n't | 未 not yet un- | 无 no without not | 非 non- not un- | 别 not | 勿 not
在 in at on is when during | 于 in at on to from | 从 from since | 自 from since | 自从 since | 由 by from | 到 to until at arrive
至 to until | 向 to toward towards | 往 to toward | 朝 toward towards | 对 to for on toward towards against with | 对于 for to regarding
关于 on about regarding concerning | 就 on about then just | 给 to for give | 以 with by to in order so | 用 with use using by
把 | 将 will would be going | 被 by was were been be is are | 让 let make | 使 make made | 令 make made | 叫 called
和 and with | 与 and with | 及 and | 以及 and as well | 并 and | 并且 and | 而 and but while | 而且 and also moreover | 同 with and same
跟 with and | 或 or | 或者 or | 还是 or still | 但 but | 但是 but however | 可是 but however | 然而 however but yet | 不过 but however
虽然 although though while | 尽管 although though despite | 如果 if | 若 if | 如 if such as like | 假如 if | 只要 as long if | 只有 only
因为 because as since for | 因 because due for of | 由于 due because to as owing | 因此 therefore so thus | 所以 so therefore | 为了 to for in order
则 then while | 却 but however yet | 即 namely i.e. that is | 即使 even if though | 无论 whether regardless no matter | 不管 regardless no matter
当 when as while | 时 when at while during | 时候 when time | 后 after later | 之后 after | 以后 after later since | 前 before ago former
之前 before prior | 以前 before ago | 以来 since | 期间 during | 中 in of among during | 里 in inside | 内 in within | 外 outside foreign
上 on in at | 下 under below down | 之间 between among | 间 between among | 其中 among which them | 等 and etc other others such as | 等等 etc so
我 i me my mine | 我们 we us our ours | 你 you your | 你们 you your | 您 you your | 他 he him his | 他们 they them their | 她 she her hers
她们 they them their | 它 it its | 它们 they them their | 自己 oneself own himself itself themselves myself our his their | 咱们 we us our
其 its his their her it | 本 this our the | 该 the this that it | 此 this | 这 this the these it that | 这个 this the | 这些 these the those
这样 such so this thus | 这种 this such kind | 这里 here | 那 that the then | 那个 that the | 那些 those the | 那里 there | 那么 then so
各 each every all various | 每 every each per | 某 a certain some | 任何 any | 所有 all every | 一切 all everything | 一些 some | 有些 some
有的 some | 许多 many much | 很多 many much | 多 many more over much | 少 few less little | 几 several few some | 全 all whole entire | 整个 whole entire
一 one a an the | 一个 a an one | 一种 a an one kind | 个 | 两 two both | 双方 both sides two | 第一 first
什么 what | 谁 who whom | 哪 which | 哪里 where | 怎么 how | 怎样 how | 如何 how | 为什么 why | 多少 how many much | 何 what which
也 also too as well | 还 also still yet | 都 all both | 又 and again also | 再 again more then | 更 more even | 更加 more | 最 most -est
很 very | 非常 very | 十分 very | 太 too | 较 more relatively | 比较 relatively rather | 比 than compared | 越 more
只 only just | 仅 only just | 才 only just then | 正 just is are now | 正在 is are now being | 可 can may could | 可以 can may could | 能 can could able
能够 can could able | 会 will would can could | 要 will would to should must want need | 应 should ought | 应该 should ought | 应当 should shall
必须 must have | 需要 need needs | 可能 may might possible could likely | 想 want think | 愿 would willing | 愿意 willing
说 said say says | 表示 said say expressed | 称 said called say | 吗 ? | 呢 ? | 吧 ? | 之一 one of | 左右 about around some | 约 about some around
近 nearly almost recent near | 据 according to | 根据 according to based under | 按照 according to in accordance | 通过 through by via
经 through by after | 随着 with as | 除了 except besides apart | 作为 as | 比如 example such | 例如 example such | 甚至 even | 尤其 especially particularly
特别 especially particularly special | 同时 same time meanwhile while simultaneously | 另外 addition also | 此外 addition besides moreover
, , and ; . -- | 、 , and | 。 . | . . | ; ; , . and | : : , that | ? ? | ! ! . | " " \`\` '' ' | “ " \`\` “ ' | ” " '' ” ' | ' ' " | ‘ ' " \` | ’ ' "
《 " \`\` “ | 》 " '' ” | 〈 " | 〉 " | 「 " \`\` “ | 」 " '' ” | 『 ' " | 』 ' " | ( ( -lrb- | ) ) -rrb- | [ [ | ] ] | 【 [ | 】 ]
-- -- - — | — -- - — | —— -- - — | - - -- to | ~ - to | ··· ... | ... ... … | …… ... … | · - . | % % percent | / / | $ $ us
`

const RENDERINGS: ReadonlyMap<string, readonly string[]> = new Map(
  TABLE.trim()
    .split(/ \| |\n/)
    .map((row) => {
      const [chinese, ...english] = row.trim().split(' ')
      return [chinese, english.filter((word) => !isAffix(word))]
    }),
)

/** `-ly`, `un-`: notes for the reader of the table, no tokens. */
function isAffix(word: string): boolean {
  return /^(?:-[a-z]+|[a-z]+-)$/.test(word) && word !== '-lrb-' && word !== '-rrb-'
}

/**
 * English renderings of a Chinese function word or punctuation mark (simplified, NFKC), most usual first; undefined
 * for other words. An empty list is a word without a rendering of its own (把).
 */
export const functionWordRenderings = (word: string): readonly string[] | undefined => RENDERINGS.get(word)
