/**
 * The radicals of Chinese dictionaries have code points of their own beside the characters that look the same. Many a
 * PDF says radical where it shows the character, since its font has one glyph for both: ⻓ (U+2ED3) for 长.
 *
 * Those of Kangxi (U+2F00 to U+2FD5) are compatible to their characters in Unicode; of the supplement (U+2E80 to
 * U+2EF3) these are listed as equivalent (EquivalentUnifiedIdeograph.txt of the Unicode Character Database).
 */
const SUPPLEMENT = new Map(
  Object.entries({
    ...{ '⺁': '厂', '⺇': '几', '⺌': '小', '⺎': '兀', '⺏': '尣', '⺐': '尢', '⺑': '尣', '⺒': '巳', '⺓': '幺' },
    ...{ '⺔': '彑', '⺖': '忄', '⺗': '心', '⺘': '扌', '⺙': '攵', '⺛': '旡', '⺜': '日', '⺝': '月', '⺞': '歺' },
    ...{ '⺟': '母', '⺠': '民', '⺡': '氵', '⺢': '氺', '⺣': '灬', '⺤': '爫', '⺦': '丬', '⺨': '犭', '⺩': '王' },
    ...{ '⺫': '目', '⺬': '示', '⺭': '礻', '⺯': '糹', '⺰': '纟', '⺱': '罓', '⺲': '罒', '⺴': '网', '⺶': '羊' },
    ...{ '⺸': '羋', '⺹': '耂', '⺻': '聿', '⺼': '肉', '⺽': '臼', '⺾': '艹', '⺿': '艹', '⻀': '艹', '⻁': '虎' },
    ...{ '⻂': '衤', '⻃': '覀', '⻄': '西', '⻅': '见', '⻆': '角', '⻈': '讠', '⻉': '贝', '⻋': '车', '⻌': '辶' },
    ...{ '⻍': '辶', '⻎': '辶', '⻏': '阝', '⻐': '钅', '⻑': '長', '⻒': '镸', '⻓': '长', '⻔': '门', '⻕': '阜' },
    ...{ '⻖': '阝', '⻗': '雨', '⻘': '青', '⻙': '韦', '⻚': '页', '⻛': '风', '⻜': '飞', '⻝': '食', '⻟': '飠' },
    ...{ '⻠': '饣', '⻢': '马', '⻣': '骨', '⻤': '鬼', '⻥': '鱼', '⻦': '鸟', '⻧': '卤', '⻨': '麦', '⻩': '黄' },
    ...{ '⻪': '黾', '⻫': '斉', '⻬': '齐', '⻭': '歯', '⻮': '齿', '⻯': '竜', '⻰': '龙', '⻱': '龜', '⻲': '亀' },
    '⻳': '龟',
    // Of Kangxi, the one whose form in simplified text is another than its equivalent.
    '⼾': '户',
  }),
)

/** Radicals and compatibility characters as the characters that everybody types, one for one. */
export function ordinaryCharacters(text: string): string {
  return text.replace(
    /[\u2E80-\u2FD5\uF900-\uFAFF]/g,
    (radical) => SUPPLEMENT.get(radical) ?? radical.normalize('NFKC'),
  )
}
