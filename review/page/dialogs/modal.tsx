import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { closeDialog } from '../actions.ts'
import { t } from '../messages.ts'

/** A modal dialog: it keeps the focus, and gives it back to the queue. */
export function Modal({ title, children }: { title: string; children: ComponentChildren }) {
  const element = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    element.current?.showModal()
    return () => document.querySelector<HTMLElement>('#queue')?.focus()
  }, [])
  return (
    <dialog ref={element} aria-labelledby="dialog-title" onClose={closeDialog}>
      <h2 id="dialog-title">{title}</h2>
      {children}
    </dialog>
  )
}

/** Leaves the dialog without doing anything. */
export function Cancel() {
  return (
    <button type="button" onClick={closeDialog}>
      {t('cancel')}
    </button>
  )
}
