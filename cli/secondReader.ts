import type { Termbase } from '../glossaries/termbase/termbase.ts'
import type { FoundDocument } from '../pipeline/batch/documents.ts'
import { readerModel } from '../pipeline/models.ts'
import type { Range } from '../pipeline/reader/cost.ts'
import type { ReadingPlan, ReadingReport, SecondReadingOptions } from '../pipeline/reader/secondReading.ts'
import type { ResultStore } from '../pipeline/results/store.ts'
import type { ProgressLine } from './progress.ts'
import type { ReaderCommandOptions } from './readerOptions.ts'

/** A second reader that is ready: what a batch calls, and what became of it. */
export interface SecondReader {
  read(documents: readonly FoundDocument[]): Promise<readonly FoundDocument[]>
  /** Whether questions got no answer. */
  readonly hasFailed: boolean
}

interface Given {
  readonly store: ResultStore
  readonly termbase: Termbase
  readonly progress: ProgressLine
  readonly signal?: AbortSignal
}

/**
 * The second reader that options ask for; its address, key and package are looked at before any work is done.
 * @throws InputError
 */
export async function openSecondReader(options: ReaderCommandOptions, given: Given): Promise<SecondReader | undefined> {
  const { reader, readerModel: model, readerBudget: budget, readerKeyFile } = options
  if (reader === undefined || model === undefined) return undefined
  const [{ readerAddress }, { readerKey }, { openReaderClient }] = await Promise.all([
    import('../pipeline/reader/address.ts'),
    import('../pipeline/reader/key.ts'),
    import('../pipeline/reader/client.ts'),
  ])
  const address = readerAddress(reader)
  const client = await openReaderClient({ address, key: readerKey(readerKeyFile) })
  return readerOf({ model, client, budget }, given, `${address.host} gets these texts`)
}

/**
 * A reader of this model. Without a client nobody is asked, and the answers that are kept count.
 * @param whereTo said with what it will cost
 */
export function readerOf(
  asked: Pick<SecondReadingOptions, 'model' | 'client' | 'budget' | 'style'>,
  { store, termbase, progress, signal }: Given,
  whereTo?: string,
): SecondReader {
  let failed = 0
  return {
    get hasFailed() {
      return failed > 0
    },
    async read(documents) {
      const { secondReading } = await import('../pipeline/reader/secondReading.ts')
      const { documents: read, report } = await secondReading(documents, {
        store,
        ...asked,
        weights: readerModel(),
        decisions: {
          verdicts: await termbase.verdicts(),
          reasonsElsewhere: (ids) => termbase.decidedReasons(ids),
        },
        style: asked.style ?? (asked.client ? await termbase.decidedPairs() : []),
        signal,
        onPlan: (plan) => {
          if (whereTo)
            progress.note(planLine(asked.model, plan, whereTo), { event: 'reader plan', model: asked.model, ...plan })
        },
        onProgress: (done, total) => progress.report('ask the second reader', done, total),
      })
      failed = report.asked.failed
      progress.note(reportLines(report, asked.budget), { event: 'reader', ...report })
      if (failed)
        progress.error(
          `shuyu: ${counted(failed + report.asked.left, 'question')} got no answer from the second reader (${report.asked.reason}): run again to ask ${failed + report.asked.left === 1 ? 'it' : 'them'}; all else is done`,
          { event: 'reader failed', failed, left: report.asked.left },
        )
      return read
    },
  }
}

function planLine(model: string, { questions, kept, tokensIn, tokensOut }: ReadingPlan, whereTo: string): string {
  const before = kept ? `; ${counted(kept, 'answer')} from before` : ''
  if (questions === kept) return `Second reader ${model}: nothing to ask${before}.`
  return `Second reader ${model}: ${counted(questions - kept, 'request')}, about ${range(tokensIn)} tokens in, ${range(tokensOut)} out${before}. ${whereTo}.`
}

function reportLines({ asked, plan, ...heard }: ReadingReport, budget?: number): string {
  const { kept, mended, rejected, unsure, dropped, gained } = heard
  const cost = `${counted(asked.answered, 'answer')} for ${number(asked.tokensIn)} tokens in, ${number(asked.tokensOut)} out; ${number(plan.kept)} from before`
  const verdicts = `${number(kept)} kept, ${number(mended)} mended, ${number(rejected)} rejected, ${number(unsure)} unsure; ${counted(gained, 'pair')} gained`
  const left = dropped ? `; ${number(dropped)} dropped that were not in the text or not asked about` : ''
  const spent =
    asked.isBudgetSpent && budget !== undefined
      ? `\nThe budget of ${number(budget)} tokens is spent: ${counted(asked.left, 'question')} not asked.`
      : ''
  return `Second reader: ${cost}. ${verdicts}${left}.${spent}`
}

const number = (n: number) => n.toLocaleString('en')
const range = ({ least, most }: Range) => `${number(least)}-${number(most)}`
const counted = (n: number, noun: string) => `${number(n)} ${noun}${n === 1 ? '' : 's'}`
