/**
 * Why a decision is not carried out, with the values that its wording needs; the sentence is for the terminal and the
 * log, a page words the code in the language of its reader.
 */
export const refusals = {
  changed: 'somebody decided meanwhile: revision {seen} was seen, {stored} is stored',
  gone: 'there is no such rendering any more',
  conceptGone: 'there is no such concept any more',
  documentGone: 'there is no such document: {name}',
  empty: 'a rendering needs text on both sides',
  taken: '{zh} = {en} is there already: accept that one and reject this one',
  count: '{now} renderings pass the filter now, {seen} were seen',
  foreignSuccessor: 'a rendering can be superseded by another rendering of the same concept only',
  mergedInItself: 'a concept cannot be merged into itself',
  mergedAlready: 'this concept was merged into another',
  mergedInCircle: 'a concept cannot be merged into one that was merged into it',
  onlyRendering: 'it is the only rendering of its concept',
  notAllowed: '{name} is {role} in this termbase, which takes {needed} at least: an approver can change that',
  unknownName: 'nobody called {name} is known here: known are {known}',
  nothingToApprove: 'only an accepted term can be approved',
  ownDecision: '{name} brought it to where it is: a second person has to approve',
  noApprover: 'somebody must be left who may do everything: name an approver first',
  wrongName: 'a name is one line of at most 60 characters, without spaces at its ends: {name}',
  teamChanged: 'somebody changed the team meanwhile: look again',
  commentGone: 'there is no such comment',
  sampleGone: 'there is no such sample',
  sampleEmpty: 'no pair passes, so there is nothing to judge',
  sameJudge: 'two different people have to judge',
  notJudge: '{name} is none of the two who judge this sample',
  notInSample: 'the pair is not in this sample',
  notComplete: 'the two have not judged all of it yet',
  complete: 'both are done: what was said stays',
} as const

export type RefusalCode = keyof typeof refusals

export type RefusalValues = Readonly<Record<string, string | number>>

/** The sentence in English. */
export function refusalText(code: RefusalCode, values: RefusalValues): string {
  return refusals[code].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
}
