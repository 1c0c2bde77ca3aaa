import { type Command, Option } from 'commander'
import { decode } from '../files/decode.ts'
import { MAX_WHOLE, readWithin } from '../files/inputFile.ts'
import { singleLine } from '../files/lineText.ts'
import { openDictionary } from '../glossaries/lexicons/cedict.ts'
import { blockLanguage } from '../language/script.ts'
import { jiebaSegmenter } from '../language/segmenter.ts'
import type { Bead } from '../model/document.ts'
import { InputError } from '../model/errors.ts'
import type { SourcedUnit } from '../model/glossary.ts'
import { writeTmx } from '../output/tmx.ts'
import { alignSentences } from '../stages/align/index.ts'
import { configOption, formatOfResult, outOption } from './options.ts'
import { ownPipeline } from './ownPipeline.ts'
import { createProgress, type ProgressLine } from './progress.ts'
import { writeResult } from './sink.ts'

const formats = { beads: writeBeads, tsv: writeTsv, tmx: writeTranslationMemory }
const formatNames = Object.keys(formats) as (keyof typeof formats)[]

interface AlignCommandOptions {
  readonly format: keyof typeof formats
  readonly out?: string
  readonly config?: string
  readonly quiet?: boolean
}

const help = `
Each file has one sentence a line; an empty line counts as a line. Line numbers in the output count from 0.

Formats:
  beads  lines that translate each other, [0]:[0, 1]; lines without counterpart as [3]:[]
  tsv    zh, en, confidence (0 to 1) and bead, for lines that have a counterpart
  tmx    TMX 1.4b translation memory of lines that have a counterpart

Example:
  shuyu align talk.zh.txt talk.en.txt --out talk.tsv`

/** Completes the command `align`. */
export function alignCommand(command: Command): void {
  command
    .argument('<zh-file>', 'the Chinese sentences')
    .argument('<en-file>', 'the English sentences (in the other order, beads are written English first)')
    .addOption(new Option('-f, --format <name>', 'how the alignment is written').choices(formatNames).default('beads'))
    .addOption(outOption())
    .addOption(configOption())
    .addHelpText('after', help)
    .action((first: string, second: string, options: AlignCommandOptions) =>
      run(first, second, { ...options, format: formatOfResult(command, options.out, formatNames) }),
    )
}

async function run(first: string, second: string, options: AlignCommandOptions): Promise<void> {
  const progress = createProgress(options)
  try {
    const texts = orderByLanguage(await readSentences(first, progress), await readSentences(second, progress))
    progress.report('align')
    const beads = await beadsOf(texts, options.config)
    progress.close()
    await writeResult(formats[options.format](beads, texts), options.out)
  } finally {
    progress.close()
  }
}

/** As the pipeline that ships aligns them, or one of the user's own: of --config, or beside the usual termbase. */
async function beadsOf({ zh, en }: AlignedTexts, config: string | undefined): Promise<readonly Bead[]> {
  const own = await ownPipeline({ config, termbase: 'termbase.db' })
  if (own) {
    const { alignLines } = await import('./alignLines.ts')
    return alignLines(own.definition, zh.sentences, en.sentences)
  }
  const resources = { segmentChinese: jiebaSegmenter().cut, dictionary: openDictionary() }
  return alignSentences(resources)(zh.sentences, en.sentences)
}

interface SentenceFile {
  readonly name: string
  readonly sentences: readonly string[]
}

interface AlignedTexts {
  readonly zh: SentenceFile
  readonly en: SentenceFile
  /** True where the English file was named first: beads are then written English:Chinese. */
  readonly englishFirst: boolean
}

async function readSentences(name: string, progress: ProgressLine): Promise<SentenceFile> {
  const { text, warnings } = decode({ name, bytes: await readWithin(name, MAX_WHOLE) })
  for (const warning of warnings) progress.note(`shuyu: ${warning}`)
  return { name, sentences: text.replace(/\r?\n$/, '').split(/\r?\n/) }
}

/** @throws InputError where both files are in one language, or one is in neither. */
function orderByLanguage(first: SentenceFile, second: SentenceFile): AlignedTexts {
  const languages = [first, second].map(({ sentences }) => blockLanguage(sentences.join('\n')))
  // Lines without any letters (numbers, punctuation) may stand for either language.
  if (languages[0] !== 'en' && languages[1] !== 'zh' && !languages.includes('other'))
    return { zh: first, en: second, englishFirst: false }
  if (languages[0] === 'en' && languages[1] === 'zh') return { zh: second, en: first, englishFirst: true }
  const found = languages.map(
    (language) => ({ zh: 'Chinese', en: 'English', other: 'neither', none: 'neither' })[language],
  )
  throw new InputError(
    first.name,
    `expected a Chinese and an English file, found ${found[0]} here and ${found[1]} in ${second.name}`,
  )
}

function* writeBeads(beads: readonly Bead[], { englishFirst }: AlignedTexts): Iterable<string> {
  for (const bead of beads) yield `${beadText(bead, englishFirst)}\n`
}

function* writeTsv(beads: readonly Bead[], texts: AlignedTexts): Iterable<string> {
  yield 'zh\ten\tconfidence\tbead\n'
  for (const bead of beads) {
    if (bead.zh.length === 0 || bead.en.length === 0) continue
    const { zh, en } = joined(bead, texts)
    const cells = [zh, en, bead.confidence.toFixed(4), beadText(bead, texts.englishFirst)]
    yield `${cells.map(singleLine).join('\t')}\n`
  }
}

function writeTranslationMemory(beads: readonly Bead[], texts: AlignedTexts): AsyncIterable<string> {
  return writeTmx({ units: () => translationUnits(beads, texts) })
}

async function* translationUnits(beads: readonly Bead[], texts: AlignedTexts): AsyncIterable<SourcedUnit> {
  let ordinal = 0
  for (const bead of beads) {
    if (bead.zh.length === 0 || bead.en.length === 0) continue
    yield {
      id: String(ordinal),
      document: texts.zh.name,
      ordinal: ordinal++,
      ...joined(bead, texts),
      speaker: {},
      place: {
        zh: { file: texts.zh.name, line: bead.zh[0] + 1, column: 1 },
        en: { file: texts.en.name, line: bead.en[0] + 1, column: 1 },
      },
      confidence: bead.confidence,
    }
  }
}

function joined(bead: Bead, { zh, en }: AlignedTexts): { zh: string; en: string } {
  return {
    zh: bead.zh.map((line) => zh.sentences[line].trim()).join(''),
    en: bead.en.flatMap((line) => en.sentences[line].trim() || []).join(' '),
  }
}

function beadText({ zh, en }: Bead, englishFirst: boolean): string {
  const [left, right] = englishFirst ? [en, zh] : [zh, en]
  return `[${left.join(', ')}]:[${right.join(', ')}]`
}
