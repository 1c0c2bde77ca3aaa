import { signal } from '@preact/signals'
import { en, type MessageKey } from './words/en.ts'
import { zh } from './words/zh.ts'

export type { MessageKey } from './words/en.ts'

export type Locale = 'en' | 'zh-CN'

const tables: Readonly<Record<Locale, Readonly<Record<MessageKey, string>>>> = { en, 'zh-CN': zh }

const kept = localStorage.getItem('locale')
const preferred = navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
export const locale = signal<Locale>(kept === 'en' || kept === 'zh-CN' ? kept : preferred)

export function switchLocale(): void {
  locale.value = locale.value === 'en' ? 'zh-CN' : 'en'
  localStorage.setItem('locale', locale.value)
}

/** The message in the language of the interface; `{name}` stands for a value. */
export function t(key: MessageKey, values: Readonly<Record<string, string | number>> = {}): string {
  return tables[locale.value][key].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    return typeof value === 'number' ? value.toLocaleString(locale.value) : (value ?? '')
  })
}

/** A moment as the reader of the page writes it. */
export const time = (iso: string) =>
  new Date(iso).toLocaleString(locale.value, { dateStyle: 'medium', timeStyle: 'short' })
