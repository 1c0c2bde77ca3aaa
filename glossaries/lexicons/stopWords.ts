const ENGLISH = `
a an the this that these those some any each every no not n't all both either neither another such other own same
i me my mine we us our ours you your yours he him his she her hers it its they them their theirs
myself ourselves yourself yourselves himself herself itself themselves oneself one ones who whom whose which what
and or but nor so yet if then than because as while whereas although though unless until since when where why how whether
of in on at by for with about against between among into through during before after above below to from up down out off
over under again further upon within without toward towards along across around behind beyond near per via
is am are was were be been being have has had having do does did doing done will would shall should can could may might
must ought 's 're 've 'll 'd 'm ' there here too very just only also even still ever once more most much many few less
least rather quite almost s t etc
`
/** English function words in lower case: they carry grammar more than meaning, and prove little when they match. */
export const ENGLISH_STOP_WORDS: ReadonlySet<string> = new Set(ENGLISH.trim().split(/\s+/))

/** True for English function words (lower case). */
export const isEnglishStopWord = (word: string): boolean => ENGLISH_STOP_WORDS.has(word)
