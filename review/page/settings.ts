import { signal } from '@preact/signals'

/** What this browser keeps of how a person wants the page. */

const themes = ['system', 'light', 'dark'] as const
const densities = ['roomy', 'dense'] as const
const switches = ['on', 'off'] as const

function setting<T extends string>(name: string, values: readonly T[]) {
  const kept = localStorage.getItem(name) as T
  return Object.assign(signal<T>(values.includes(kept) ? kept : values[0]), { key: name, values })
}

export const theme = setting('theme', themes)
export const density = setting('density', densities)
/** Commands by single letters (WCAG 2.1.4): where they are off, the letters need Alt. */
export const letterKeys = setting('letterKeys', switches)

/** The next of its values. */
export function turn(
  one: ReturnType<typeof setting<string>> | { key: string; values: readonly string[]; value: string },
): void {
  one.value = one.values[(one.values.indexOf(one.value) + 1) % one.values.length]
  localStorage.setItem(one.key, one.value)
}

export function applySettings(): void {
  const root = document.documentElement
  if (theme.value === 'system') delete root.dataset.theme
  else root.dataset.theme = theme.value
  root.dataset.density = density.value
}
