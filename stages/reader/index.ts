/**
 * The second reader: what it is asked about a document, what of its answers holds, and what that is worth. Nothing here
 * asks anybody: see pipeline/reader.
 */
export { ANSWER_SCHEMA, parseAnswer } from './answer.ts'
export { READER_COLUMNS, readerEvidence, type Said } from './evidence.ts'
export { INSTRUCTIONS_VERSION, instructions } from './instructions.ts'
export { type Question, questionsOf, questionText } from './question.ts'
export { saidIn, speakerOf } from './told.ts'
export { type DecidedVerdict, type ReaderModel, readerTrust } from './trust.ts'
export { standsIn, type Verified, verified } from './verify.ts'
export { type Heard, type HeardPair, heard, type Spoken, weighed } from './weigh.ts'
