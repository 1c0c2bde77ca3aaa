/** Characters with which foreign names are commonly written in Chinese, by their sound. */
const CHARACTERS = new Set(
  '阿埃艾爱安奥昂巴白班邦贝本比彼宾波伯博布查达大戴丹道德登迪蒂丁东杜敦多厄尔恩法范菲费芬丰弗夫福富盖甘冈戈格根贡古圭哈海汉豪赫亨洪胡华怀惠霍基吉季加贾坚' +
    '姜杰津久卡凯坎康考科克肯孔库夸奎坤拉莱兰朗劳勒雷黎里利莉丽连廉良列林琳留柳龙隆娄卢鲁路伦罗洛马玛迈麦曼芒毛梅门蒙米密敏明缪莫默姆木穆拿纳娜奈南内嫩妮尼涅宁牛纽' +
    '努诺欧帕潘庞培佩彭蓬皮匹平泼普奇齐恰强乔切钦琴琼丘让热日荣若萨塞赛桑瑟森沙山尚绍舍申圣施什史舒朔斯丝松索苏所塔泰坦汤陶特腾提廷图吞托陀瓦万旺威韦维魏温文' +
    '翁沃乌武西希锡夏香肖谢辛欣兴休许雅亚扬耶叶伊因英尤雨约扎赞泽曾詹章朱祖佐兹茨孜',
)

/**
 * Whether a word in simplified characters may be a foreign name written by its sound (拉夫罗夫): three to seven characters,
 * each of them common in such names. Countries and ordinary words may be written so, too.
 */
export function looksTranscribed(word: string): boolean {
  return word.length >= 3 && word.length <= 7 && [...word].every((character) => CHARACTERS.has(character))
}
