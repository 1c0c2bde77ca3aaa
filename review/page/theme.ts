/** Light or dark as the system has it, until the person switches. */

export function applyTheme(): void {
  const kept = localStorage.getItem('theme')
  if (kept === 'light' || kept === 'dark') document.documentElement.dataset.theme = kept
}

export function switchTheme(): void {
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches
  const shown = document.documentElement.dataset.theme ?? (isDark ? 'dark' : 'light')
  localStorage.setItem('theme', shown === 'dark' ? 'light' : 'dark')
  applyTheme()
}
