import { type Command, InvalidArgumentError, Option } from 'commander'
import { openDictionary } from '../glossaries/lexicons/cedict.ts'
import { alignCorpus } from '../stages/link/aligner.ts'
import { type Corpus, CorpusBuilder } from '../stages/link/corpus.ts'
import { THRESHOLD } from '../stages/link/index.ts'
import { writeResult } from './sink.ts'
import { readTokenisedBitext } from './tokenisedBitext.ts'

interface Options {
  readonly train?: readonly string[]
  readonly probs?: boolean
  readonly threshold?: number
  readonly out?: string
}

const help = `
Lines are 'Chinese ||| English', tokens separated by spaces (or English first: the links are then English-Chinese).
Each line gives one line of links i-j, counted from 0; a line without text on one side gives an empty line.

Examples:
  shuyu link talk.txt > talk.links
  shuyu link talk.txt --train corpus.txt --probs
  echo '我 爱 和平 。 ||| i love peace .' | shuyu link -      prints 0-0 1-1 2-2 3-3`

/** Completes the command `link`. */
export const linkCommand = (command: Command): void => {
  command
    .argument('<bitext>', 'tokenised sentence pairs, one a line; - reads standard input')
    .option('--train <more>', 'further bitext to learn from, gets no output; repeatable', collect)
    .addOption(new Option('--format <name>', 'how links are written').choices(['pharaoh']).default('pharaoh'))
    .option('--probs', 'write each link with its posterior, i-j:p')
    .option(
      '--threshold <p>',
      `write links above this posterior (default: ${THRESHOLD}, with --probs 0.01)`,
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

const run = async (file: string, options: Options): Promise<void> => {
  const builder = new CorpusBuilder()
  const { lines, englishFirst } = await readTokenisedBitext(file, (pair) => builder.add(pair))
  for (const more of options.train ?? []) await readTokenisedBitext(more, (pair) => builder.add(pair))
  await writeResult(pharaohLines(builder.build(), lines, englishFirst, options), options.out)
}

/** A line of links for each of the first `lines` pairs. */
function* pharaohLines(corpus: Corpus, lines: number, englishFirst: boolean, options: Options): Iterable<string> {
  const threshold = options.threshold ?? (options.probs ? 0.01 : THRESHOLD)
  const links: string[][] = []
  const add = (pair: number, zh: number, en: number, posterior: number): void => {
    if (pair >= lines || !(posterior > threshold)) return
    const link = englishFirst ? `${en}-${zh}` : `${zh}-${en}`
    links[pair] ??= []
    links[pair].push(options.probs ? `${link}:${posterior.toFixed(3)}` : link)
  }
  alignCorpus(corpus, { dictionary: openDictionary() }, add)
  for (let pair = 0; pair < lines; pair++) yield `${links[pair]?.join(' ') ?? ''}\n`
}
