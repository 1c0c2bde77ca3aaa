import { type CommandName, commands } from './commands.ts'
import { t } from './messages.ts'
import { may } from './state.ts'
import { problem } from './tellProblem.ts'

interface DoProps {
  readonly it: CommandName
  /** Whether what it brings about is so. @default it is no state */
  readonly isOn?: boolean
  readonly disabled?: boolean
  /** Without its label, which is read to those who do not see it. @default false */
  readonly short?: string
  /** How much waits behind it; nothing is shown of none. */
  readonly count?: number
}

/** A button that does what a key does, and shows the key. */
export function Do({ it, isOn, disabled, short, count }: DoProps) {
  const { label, keys, run, act } = commands[it]
  const isForbidden = act !== undefined && !may(act)
  return (
    <button
      type="button"
      aria-pressed={isOn}
      disabled={disabled || isForbidden}
      aria-label={short === undefined ? undefined : t(label)}
      title={short === undefined ? undefined : `${t(label)} (${keys[0]})`}
      onClick={() => void Promise.resolve(run()).catch(problem)}
    >
      {short ?? t(label)}
      {count ? <span class="count"> {count}</span> : ''} {short === undefined && <kbd>{keyName(keys[0])}</kbd>}
    </button>
  )
}

const names: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  PageDown: 'PgDn',
  PageUp: 'PgUp',
  Enter: '⏎',
  Escape: 'Esc',
}

export const keyName = (key: string) => names[key] ?? key
