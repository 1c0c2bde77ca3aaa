// What people have accepted in a termbase: node read-termbase.ts FILE
import { InputError, openTermbase } from 'shuyu'

const [file = 'termbase.db'] = process.argv.slice(2)
try {
  const termbase = await openTermbase(file, 'read')
  for await (const { zh, renderings } of termbase.glossary({ statuses: ['accepted'] }).concepts()) {
    console.log(`${zh}\t${renderings.map(({ en }) => en).join('; ')}`)
  }
  await termbase.close()
} catch (error) {
  if (!(error instanceof InputError)) throw error
  console.error(error.located)
  process.exitCode = 2
}
