import { existsSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { MAX_STREAMED, readWithin } from '../files/inputFile.ts'
import { openDictionary } from '../glossaries/lexicons/cedict.ts'
import { Aligner } from '../stages/link/aligner.ts'
import { type Corpus, CorpusBuilder, differentPairs } from '../stages/link/corpus.ts'
import { KEPT, THRESHOLD } from '../stages/link/index.ts'
import { learnedModel } from '../stages/link/learned.ts'
import { decodeModel, encodeModel, type LinkModel } from '../stages/link/model.ts'
import { writeResult } from './sink.ts'
import { readTokenisedBitext } from './tokenisedBitext.ts'

interface Options {
  readonly train?: readonly string[]
  readonly model?: string
  readonly probs?: boolean
  readonly threshold?: number
  readonly out?: string
}

const help = `
Lines are 'Chinese ||| English', tokens separated by spaces (or English first: the links are then English-Chinese).
Each line gives one line of links i-j, counted from 0; a line without text on one side gives an empty line.
With --model, what the file holds helps to link, and it is written again with what this text taught.

Examples:
  shuyu link talk.txt > talk.links
  shuyu link talk.txt --train corpus.txt --probs
  shuyu link monday.txt --model news.model && shuyu link tuesday.txt --model news.model
  echo '我 爱 和平 。 ||| i love peace .' | shuyu link -      prints 0-0 1-1 2-2 3-3`

/** Completes the command `link`. */
export const linkCommand = (command: Command): void => {
  command
    .argument('<bitext>', 'tokenised sentence pairs, one a line; - reads standard input')
    .option('--train <more>', 'further bitext to learn from, gets no output; repeatable', collect)
    .option('--model <file>', 'learn from all that was linked with this file before, and remember this text in it')
    .addOption(new Option('--format <name>', 'how links are written').choices(['pharaoh']).default('pharaoh'))
    .option('--probs', 'write each link with its posterior, i-j:p')
    .option(
      '--threshold <p>',
      `write links above this posterior (default: ${THRESHOLD}, with --probs ${KEPT})`,
      probability,
    )
    .option('-o, --out <file>', 'write to a file instead of standard output')
    .addHelpText('after', help)
    .action(run)
}

const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value]

const probability = (text: string): number => {
  const value = Number(text)
  if (text.trim() === '' || !(value >= 0 && value <= 1))
    throw new InvalidArgumentError('Expected a number from 0 to 1.')
  return value
}

/**
 * Lets functions run longer, in units of V8, before they are optimised. With the figure of Node.js 20 (67584) compiling
 * takes a third of the CPU time of a short text, mostly for functions that are about done; long texts lose nothing.
 * Later versions of V8 do not know this setting and would say so.
 */
const optimiseLater = (): void => {
  if (process.versions.node.startsWith('20.')) setFlagsFromString('--interrupt-budget=300000')
}

const run = async (file: string, options: Options): Promise<void> => {
  optimiseLater()
  const model = options.model === undefined ? undefined : await readModel(options.model)
  const builder = new CorpusBuilder()
  const { lines, englishFirst } = await readTokenisedBitext(file, (pair) => builder.add(pair))
  for (const more of options.train ?? []) await readTokenisedBitext(more, (pair) => builder.add(pair))
  const corpus = builder.build()
  const hasText = corpus.zh.tokens.length > 0 && corpus.en.tokens.length > 0
  const aligner = hasText ? new Aligner(corpus, { dictionary: openDictionary(), model }) : undefined
  await writeResult(pharaohLines(corpus, aligner, lines, englishFirst, options), options.out)
  if (options.model !== undefined && aligner !== undefined) {
    await writeResult(encodeModel(learnedModel(corpus, aligner.table, model)), options.model)
  }
}

const readModel = async (file: string): Promise<LinkModel | undefined> =>
  existsSync(file) ? decodeModel(Buffer.from(await readWithin(file, MAX_STREAMED)).toString(), file) : undefined

/** A line of links for each of the first `lines` pairs. */
function* pharaohLines(
  corpus: Corpus,
  aligner: Aligner | undefined,
  lines: number,
  englishFirst: boolean,
  options: Options,
): Iterable<string> {
  const threshold = options.threshold ?? (options.probs ? KEPT : THRESHOLD)
  const links: string[] = new Array(differentPairs(corpus, lines)).fill('')
  aligner?.forEachLink(threshold, (pair, zh, en, posterior) => {
    if (pair >= links.length) return
    const link = englishFirst ? `${en}-${zh}` : `${zh}-${en}`
    links[pair] += `${links[pair] ? ' ' : ''}${link}${options.probs ? `:${posterior.toFixed(3)}` : ''}`
  })
  for (let line = 0; line < lines; line++) yield `${links[corpus.pairOf[line]]}\n`
}
