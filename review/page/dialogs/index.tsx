import { dialog } from '../state.ts'
import { Add } from './add.tsx'
import { Assign } from './assign.tsx'
import { DecideAll } from './batch.tsx'
import { Edit } from './edit.tsx'
import { Help } from './help.tsx'
import { Merge } from './merge.tsx'
import { Superseded } from './superseded.tsx'

/** The dialog that is open, if one is. */
export function Dialogs() {
  switch (dialog.value) {
    case 'help':
      return <Help />
    case 'edit':
      return <Edit />
    case 'batch':
      return <DecideAll />
    case 'add':
      return <Add />
    case 'merge':
      return <Merge />
    case 'assign':
      return <Assign />
    case 'superseded':
      return <Superseded />
    default:
      return null
  }
}
