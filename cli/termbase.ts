import { openTermbase } from '../glossaries/termbase/open.ts'
import type { Termbase } from '../glossaries/termbase/termbase.ts'
import { tell } from './print.ts'

/** Opens a termbase, and says so where it or a later change has to wait for another process. @throws InputError */
export function openForCommand(place: string, access: 'read' | 'write' | 'create'): Promise<Termbase> {
  let isTold = false
  return openTermbase(place, access, (name) => {
    if (!isTold) tell(`shuyu: waiting, a minute at most: another process has ${name} locked`)
    isTold = true
  })
}
