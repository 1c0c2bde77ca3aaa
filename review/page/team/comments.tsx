import { useLayoutEffect, useRef } from 'preact/hooks'
import type { QueueRow, TermComment } from '../../api.ts'
import { postClosing, postComment } from '../client.ts'
import { Do } from '../do.tsx'
import { reloadSheet } from '../entryCache.ts'
import { t, time } from '../messages.ts'
import { currentId, may, ownSheet, session, sheet } from '../state.ts'
import { problem } from '../tellProblem.ts'
import { open, setText, texts } from './saying.ts'

/** Whose work the pair is, and whether a second person has approved or is waited for. */
export function TeamLine({ row }: { row: QueueRow }) {
  const { status, assignedTo, approvalAskedBy, approvedBy } = row
  const isAsked = approvalAskedBy !== null || session.value?.approval === 'always'
  const waits = status === 'accepted' && approvedBy === null && isAsked
  if (assignedTo === null && approvedBy === null && !isAsked) return null
  return (
    <p class="teamLine">
      {assignedTo !== null && <span class="badge quiet">{t('assignedTo', { name: assignedTo })}</span>}
      {approvedBy !== null && <span class="badge accepted">{t('approvedBy', { name: approvedBy })}</span>}
      {waits && <span class="badge undecided">{t('waits')}</span>}
      {!waits && approvalAskedBy !== null && approvedBy === null && (
        <span class="badge quiet">{t('approvalAskedBy', { name: approvalAskedBy })}</span>
      )}
      {(waits || approvedBy !== null) && may('approve') && <Do it="approve" isOn={approvedBy !== null} />}
    </p>
  )
}

/** Whether something was said of the pair at hand, or is being said: it is read before the rest then. */
export function hasComments(): boolean {
  const id = currentId.value ?? ''
  return (sheet.value?.comments ?? []).length > 0 || open.value === id || texts.value.has(id)
}

/** What was said of the pair at hand, and a form to say more. */
export function Comments() {
  const id = currentId.value
  const said = sheet.value?.comments ?? []
  const isOpen = open.value === id || texts.value.has(id ?? '')
  if (id === undefined) return null
  return (
    <section class="comments" aria-label={t('comments')}>
      {said.length > 0 && (
        <ol>
          {said.map((one) => (
            <Said key={one.id} said={one} />
          ))}
        </ol>
      )}
      <p class="buttons">
        {!isOpen && <Do it="comment" />} <Do it="assign" />{' '}
        {session.value?.approval === 'asked' && <Do it="askApproval" isOn={isAskedFor()} />}
      </p>
      {isOpen && <Form key={id} id={id} />}
    </section>
  )
}

const isAskedFor = () => ownSheet.value?.rendering.approvalAskedBy !== null

function Said({ said: { id, by, at, text, isQuestion, mentions, closed } }: { said: TermComment }) {
  const isOpen = !closed && (isQuestion || mentions.length > 0)
  const close = (isClosed: boolean) => {
    postClosing(id, isClosed)
      .then(() => reloadSheet())
      .catch(problem)
  }
  return (
    <li class={closed ? 'done' : ''}>
      <strong>{by}</strong> <time dateTime={at}>{time(at)}</time>
      {isQuestion && <span class="badge undecided">{t('question')}</span>}
      {closed && <span class="badge quiet">{t('doneBy', { name: closed.by })}</span>}
      {(isOpen || closed) && may('comment') && (
        <button type="button" onClick={() => close(isOpen)}>
          {t(isOpen ? 'close.comment' : 'reopen')}
        </button>
      )}
      <p class="free">{text}</p>
    </li>
  )
}

/** The name that is being typed after an @, and the people it may be. */
function suggestionsAt(text: string, caret: number): { from: number; people: readonly string[] } | undefined {
  const from = text.lastIndexOf('@', caret - 1)
  if (from < 0 || /[A-Za-z0-9._-]/.test(text[from - 1] ?? '')) return undefined
  const typed = text.slice(from + 1, caret).toLowerCase()
  const people = (session.value?.people ?? []).filter(
    (name) => name.toLowerCase().startsWith(typed) && name.toLowerCase() !== typed,
  )
  return people.length ? { from, people: people.slice(0, 6) } : undefined
}

function Form({ id }: { id: string }) {
  const field = useRef<HTMLTextAreaElement>(null)
  const caret = useRef(0)
  const written = texts.value.get(id) ?? { text: '', isQuestion: false }
  const suggested = suggestionsAt(written.text, caret.current)
  useLayoutEffect(() => {
    if (open.value === id) field.current?.focus()
  }, [])
  const leave = () => {
    open.value = undefined
    document.querySelector<HTMLElement>('#queue')?.focus()
  }
  const send = async () => {
    if (!written.text.trim()) return
    await postComment(id, written.text, written.isQuestion)
    setText(id, undefined)
    leave()
    reloadSheet()
  }
  const complete = (name: string) => {
    if (!suggested) return
    const { text } = written
    const before = `${text.slice(0, suggested.from)}@${name} `
    setText(id, { ...written, text: before + text.slice(caret.current) })
    caret.current = before.length
    field.current?.focus()
  }
  return (
    <form
      class="commentForm"
      onSubmit={(event) => {
        event.preventDefault()
        send().catch(problem)
      }}
      onKeyDown={(event) => {
        if (event.isComposing) return
        if (event.key === 'Escape') {
          event.preventDefault()
          if (!written.text) setText(id, undefined)
          leave()
        } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault()
          send().catch(problem)
        } else if (event.key === 'Tab' && !event.shiftKey && suggested && event.target === field.current) {
          event.preventDefault()
          complete(suggested.people[0])
        }
      }}
    >
      <label class="hidden" for="comment">
        {t('comment')}
      </label>
      <textarea
        id="comment"
        ref={field}
        rows={2}
        maxLength={5000}
        placeholder={t('commentHint')}
        value={written.text}
        onInput={(event) => {
          caret.current = event.currentTarget.selectionStart
          setText(id, { ...written, text: event.currentTarget.value })
        }}
      />
      {suggested && (
        <p class="buttons" role="status">
          {suggested.people.map((name, n) => (
            <button key={name} type="button" onClick={() => complete(name)}>
              @{name} {n === 0 && <kbd>Tab</kbd>}
            </button>
          ))}
        </p>
      )}
      <p class="buttons">
        <label class="check">
          <input
            type="checkbox"
            checked={written.isQuestion}
            onChange={(event) => setText(id, { ...written, isQuestion: event.currentTarget.checked })}
          />{' '}
          {t('isQuestion')}
        </label>
        <button type="submit" class="main">
          {t('say')} <kbd>Ctrl ⏎</kbd>
        </button>
      </p>
    </form>
  )
}
