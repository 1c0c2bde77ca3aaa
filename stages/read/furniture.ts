/**
 * What web pages have around their text, and what comes along when a page is copied: menus, links to log in and to share,
 * credits, copyright. A line is taken for that where it is made of such words and says nothing else.
 */

/** What only the surroundings of a text say. */
const CHINESE_SURROUNDINGS =
  '网站首页|返回首页|首页|首頁|会员登录|用户登录|登录|登陆|登入|注册|註冊|字体|字體|字号|打印|列印|分享到|分享至|分享|转发|收藏本站|收藏|关注我们|扫一扫|二维码|客户端|手机版|电脑版|移动版|无障碍|站内搜索|站点导航|网站导航|站点地图|网站地图|本站简介|网站简介|关于我们|关于本站|联系我们|联系方式|法律声明|免责声明|隐私政策|隐私声明|版权声明|服务条款|使用条款|广告服务|友情链接|相关新闻|相关阅读|相关链接|相关文章|推荐阅读|上一页|上一篇|上一条|下一页|下一篇|下一条|返回顶部|返回列表|回到顶部|当前位置|您的位置|您现在的位置|所在位置|阅读量|阅读数|阅读时长|阅读次数|浏览量|浏览次数|点击数|点击量|纠错|举报|发布时间|发布日期|更新时间|订阅'
/** What also a text may say, and which counts beside the others. */
const CHINESE_COMMON =
  '新闻|专题|邮箱|繁體|繁体|简体|英文版|中文版|英文|中文|会员|用户|免费|立即|微信|微博|抖音|快手|朋友圈|空间|下载|搜索|导航|招聘|投稿|热门|排行|更多|返回|顶部|目录|评论|点赞|点击|浏览|阅读|正文|视频|图片|直播|专栏|栏目|频道|标签|分类|时间|日期|次|大|中|小|到|至|版'
const ENGLISH_SURROUNDINGS =
  'home ?page|home|member login|log ?in|sign ?in|sign ?up|register|subscribe|share on|share to|share|print|text size|font size|back to top|previous page|next page|previous article|next article|previous|next|contact us|contact|about us|about|site ?map|site navigation|legal notice|disclaimer|privacy policy|privacy|terms of use|terms of service|follow us|read more|related articles|related news|related stories|related|skip to (?:main )?content|scan the qr code|menu|views'
const ENGLISH_COMMON =
  'news|features|mail|e-?mail|traditional|simplified|chinese|english|video|videos|photos?|live|topics|member|free|now|download|app|search|comments?|likes?|more|top|wechat|weibo|douyin|tiktok|facebook|twitter|linkedin|whatsapp|youtube|qq|rss|a|and|on|to|by|or'

const SURROUNDINGS = new RegExp(`${CHINESE_SURROUNDINGS}|\\b(?:${ENGLISH_SURROUNDINGS})\\b`, 'gi')
const COMMON = new RegExp(`${CHINESE_COMMON}|\\b(?:${ENGLISH_COMMON})\\b`, 'gi')

/** Who made a page, and from what: a field and its value, up to the next field or a wide space. */
const CREDITS =
  /(?:责任编辑|責任編輯|责编|编辑|編輯|校对|审校|审核|来源|來源|稿源|信息来源|图片来源|作者|摄影|供稿|(?<![\p{L}])(?:executive editor|editors?|source|author|photo(?:grapher|s)?|published|updated|posted)(?: (?:by|on|at))?)\s*[:：]\s*[^:：。！？!?]{0,40}?(?=\s{2,}|\s*$|\s+\S{2,8}[:：])/giu
const DATES =
  /\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?|\d{1,2}:\d{2}(?::\d{2})?|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2},?\s+\d{4}|\b\d{1,2}\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{4}/gi
/** 大约 1 分钟, 5 min read. */
const READING_TIME =
  /^(?:阅读时长)?\s*(?:大约|约|预计|about)?\s*\d+\s*(?:分钟|分鐘|min(?:ute)?s?)(?:阅读|read(?:ing)?)?(?:\s*(?:read|to read|reading))?$/i
const COPYRIGHT = /^(?:版权所有|版權所有|copyright\b|©|\(c\)\s*\d{4})|all rights reserved|ICP备|公网安备|ICP证/i

/** Where a page leads to, alone or with the title of that page. */
const LINK =
  /^(?:扫一扫|扫码|长按识别|scan the (?:qr )?code)|^(?:返回顶部|回到顶部|返回首页|返回列表|back to top|skip to (?:main )?content)$|^(?:[«‹<←]\s*)?(?:上一[页頁篇条]|下一[页頁篇条]|previous (?:page|article|post)|next (?:page|article|post))\s*(?:[»›>→]|$)|^(?:上一[篇条]|下一[篇条]|延伸阅读|相关阅读|相关新闻|相关链接|previous|next|related (?:articles?|stories))\s*[:：]/i

const LONGEST_LINE = 160

/** Whether a line belongs to the surroundings of a text. */
export function isFurniture(text: string): boolean {
  const line = text.trim().replace(/^[（(【[]([^（()）【】[\]]*)[)）】\]]$/, '$1')
  if (line.length === 0 || line.length > LONGEST_LINE) return false
  if (READING_TIME.test(line) || LINK.test(line)) return true
  if (COPYRIGHT.test(line)) return !/[，,].*[。.]$/.test(line) || /reserved|转载|轉載/i.test(line)
  if (/[。！？!?；;]|\.$/.test(line)) return false
  return isMenu(line) || isMadeOf(line)
}

/** Whether what is left of a line is nothing, once words of surroundings, credits and dates are out. */
function isMadeOf(line: string): boolean {
  const withoutCredits = line.replace(CREDITS, ' ')
  const withoutDates = withoutCredits.replace(DATES, ' ')
  const rest = withoutDates.replace(SURROUNDINGS, ' ')
  const words = withoutDates.match(SURROUNDINGS)?.length ?? 0
  const common = rest.match(COMMON)?.length ?? 0
  const left = rest.replace(COMMON, ' ').replace(/[^\p{L}]/gu, '').length
  if (left > 0) return false
  // One such word may be a term or a button of a program that the text is about.
  return withoutCredits !== line || words + common > 1 ? words > 0 || withoutCredits !== line : false
}

/** Short words with bars or arrows between them. */
function isMenu(line: string): boolean {
  const cells = line.split(/\s*[|｜»›]\s*|\s+[>·•]\s+/).filter((cell) => cell !== '')
  if (cells.length < 3) return false
  return cells.every((cell) => (/\p{Script=Han}/u.test(cell) ? cell.length <= 8 : cell.split(/\s+/).length <= 3))
}
