/**
 * A text without the passwords of the addresses in it, for messages and logs: from `redis://li:secret@host` to
 * `redis://li@host`. Mistyped addresses are meant too: what stands between a colon and an @ behind a slash.
 */
export function hidePassword(text: string): string {
  return text
    .replace(/(\b[a-z][a-z\d+.-]*:?\/{1,3}[^\s:@/]*):[^\s]*@/gi, (_, user: string) =>
      user.endsWith('/') ? user : `${user}@`,
    )
    .replace(/([?&]password=)[^&\s]*/g, '$1...')
}
