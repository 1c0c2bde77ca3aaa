import type { Language } from '../model/document.ts'

/** The languages as exports name them: every client that was tried reads these (some refuse `zh_CN`). */
export const languageTags: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en' }
