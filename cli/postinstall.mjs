// Runs after `npm install`: compiles what the first command would compile otherwise (the dictionary index) and the
// sources. Says nothing; an install does not fail for it.
import { buildBundle } from './bundle.mjs'

try {
  await buildBundle(['cli/main.ts', 'pipeline/executors/worker.ts'])
  const tsx = await import('tsx/esm/api')
  tsx.register()
  const { warmDictionary } = await import('../glossaries/lexicons/cedict.ts')
  warmDictionary()
} catch {
  // The first command compiles then, or says what is wrong.
}
