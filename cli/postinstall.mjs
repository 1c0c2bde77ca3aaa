// Runs after `npm install`: compiles what the first command would compile otherwise (the dictionary index, and tsx's
// cache of the sources). Says nothing; an install does not fail for it.
try {
  const tsx = await import('tsx/esm/api')
  tsx.register()
  const { warmDictionary } = await import('../glossaries/lexicons/cedict.ts')
  warmDictionary()
  await import('./extract.ts')
} catch {
  // The first command compiles then, or says what is wrong.
}
