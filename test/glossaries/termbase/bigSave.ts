/** Run as a program of its own: saves a big extraction to the termbase named, prints the name of the error if any. */
import { openTermbase } from '../../../glossaries/termbase/open.ts'
import { bitext, extraction } from './builders.ts'

const lines = Array.from({ length: 5000 }, (_, i) => [`第${i}句说和平。`, `Sentence ${i} is about peace.`] as const)
try {
  const termbase = await openTermbase(process.argv[2], 'create')
  try {
    await termbase.save(extraction([bitext('big.txt', lines)], [['和平', 'peace', 0.5]]), 'test')
    console.log('saved')
  } finally {
    await termbase.close()
  }
} catch (error) {
  console.log(error instanceof Error ? `${error.name}: ${error.message}` : String(error))
}
