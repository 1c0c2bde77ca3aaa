import { type Command, InvalidArgumentError, Option } from 'commander'
import type { TeamChange } from '../glossaries/termbase/team.ts'
import type { Termbase } from '../glossaries/termbase/termbase.ts'
import { InputError } from '../model/errors.ts'
import {
  type Approval,
  approvals,
  type ReviewSample,
  type Role,
  roles,
  sampleVerdicts,
  type Team,
} from '../model/team.ts'
import { parseCount, termbaseOption, userName } from './options.ts'
import { firstLineOf } from './password.ts'
import { tell } from './print.ts'
import { writeResult } from './sink.ts'
import { oneLine, renderTable } from './table.ts'
import { openForCommand } from './termbase.ts'

interface Options {
  readonly termbase: string
  readonly by?: string
  readonly format: 'table' | 'json'
  readonly quiet?: boolean
}

/** What follows `shuyu team`, and what it does. */
const actions: readonly {
  readonly use: string
  readonly what: string
  readonly access: 'read' | 'write'
  readonly run: (
    termbase: Termbase,
    args: readonly string[],
    options: Options & { readonly by: string },
  ) => Promise<void>
}[] = [
  { use: 'show', what: 'who may do what (also without an action)', access: 'read', run: show },
  { use: 'set NAME ROLE', what: `give somebody a role: ${roles.join(', ')}`, access: 'write', run: setRole },
  { use: 'remove NAME', what: 'take somebody off the list', access: 'write', run: removeMember },
  { use: 'others ROLE', what: 'the role of everybody who is not on the list', access: 'write', run: setOthers },
  {
    use: 'approval asked|always',
    what: 'whether every accepted term waits for a second person, or those somebody asks it for',
    access: 'write',
    run: setApproval,
  },
  {
    use: 'password NAME [FILE|-]',
    what: 'a password of their own, the first line of a file; without a file it is taken away',
    access: 'write',
    run: setPassword,
  },
  { use: 'questions', what: 'questions and calls that wait for an answer', access: 'read', run: questions },
  {
    use: 'sample NAME NAME SIZE',
    what: 'draw a random sample of proposed pairs for two to judge on the review page',
    access: 'write',
    run: drawSample,
  },
  { use: 'samples', what: 'the samples, and how far their judges are', access: 'read', run: samples },
  { use: 'agreement NUMBER', what: 'how far the two agree, and on what they do not', access: 'read', run: agreement },
]

export function teamCommand(command: Command): void {
  command
    .argument('[action]', 'one of the actions below', 'show')
    .argument('[args...]', 'what it is done with')
    .addOption(termbaseOption())
    .option('--by <name>', 'whose act it is (default: the name of your account)')
    .addOption(new Option('-f, --format <format>', 'how to print it').choices(['table', 'json']).default('table'))
    .addHelpText(
      'after',
      `
Actions:
${actions.map(({ use, what }) => `  ${use.padEnd(24)} ${what}\n`).join('')}
Readers look. Proposers also comment, add documents, and terms as proposals. Reviewers also decide, merge, import and
assign. Approvers also give second approvals, remove documents and set roles. Before anything is set everybody may
everything.

Examples:
  shuyu team set 'Li Hua' approver
  shuyu team set 王芳 reviewer
  shuyu team others reader
  shuyu team sample 'Li Hua' 王芳 50
  shuyu team agreement 1`,
    )
    .action(run)
}

async function run(name: string, args: readonly string[], options: Options, command: Command): Promise<void> {
  const action = actions.find(({ use }) => use.split(' ')[0] === name)
  if (!action)
    command.error(
      `error: unknown action '${name}': expected one of ${actions.map(({ use }) => use.split(' ')[0]).join(', ')}`,
    )
  const asked = action.use.split(' ').slice(1)
  const least = asked.filter((one) => !one.startsWith('[')).length
  if (args.length < least || args.length > asked.length) command.error(`error: expected shuyu team ${action.use}`)
  const termbase = await openForCommand(options.termbase, action.access)
  try {
    await action.run(termbase, args, { ...options, by: options.by ?? userName() })
  } catch (error) {
    if (error instanceof InvalidArgumentError) command.error(`error: ${error.message}`)
    throw error
  } finally {
    await termbase.close()
  }
}

type Act = (typeof actions)[number]['run']

async function show({ team }: Termbase, _: unknown, { format }: Options): Promise<void> {
  const set = await team.get()
  if (format === 'json') return writeResult([`${JSON.stringify(set, null, 2)}\n`])
  const rows = set.members.map(({ name, role, hasPassword }) => [name, role, hasPassword ? 'their own' : ''])
  const others = [set.members.length ? 'everybody else' : 'everybody', set.others, '']
  await writeResult([
    renderTable([{ title: 'name' }, { title: 'role' }, { title: 'password' }], [...rows, others]),
    `\nA second person approves ${set.approval === 'always' ? 'of every accepted term' : 'where somebody asks for it'}.\n`,
  ])
}

/** Sets what follows from the present team, and tells it. */
async function change(
  termbase: Termbase,
  options: Parameters<Act>[2],
  next: (team: Team) => Partial<TeamChange>,
): Promise<void> {
  const before = await termbase.team.get()
  await termbase.team.set({ ...before, ...next(before) }, options.by)
  if (!options.quiet) await show(termbase, [], options)
}

function setRole(termbase: Termbase, [name, role]: readonly string[], options: Parameters<Act>[2]): Promise<void> {
  const member = { name, role: oneOf<Role>(roles, role) }
  return change(termbase, options, ({ members }) => ({
    members: [...members.filter((one) => one.name !== name), member],
  }))
}

function removeMember(termbase: Termbase, [name]: readonly string[], options: Parameters<Act>[2]): Promise<void> {
  return change(termbase, options, ({ members }) => {
    if (!members.some((one) => one.name === name)) {
      throw new InputError(termbase.name, `nobody called ${name} is on the list: shuyu team shows it`)
    }
    return { members: members.filter((one) => one.name !== name) }
  })
}

function setOthers(termbase: Termbase, [role]: readonly string[], options: Parameters<Act>[2]): Promise<void> {
  return change(termbase, options, () => ({ others: oneOf<Role>(roles, role) }))
}

function setApproval(termbase: Termbase, [approval]: readonly string[], options: Parameters<Act>[2]): Promise<void> {
  return change(termbase, options, () => ({ approval: oneOf<Approval>(approvals, approval) }))
}

async function setPassword(termbase: Termbase, [name, file]: readonly string[], { by, quiet }: Parameters<Act>[2]) {
  await termbase.team.setPassword(name, file === undefined ? null : await firstLineOf(file), by)
  if (!quiet)
    tell(
      `shuyu: ${name} has ${file === undefined ? 'no password of their own any more' : 'a password of their own now'}`,
    )
}

async function questions({ team }: Termbase, _: unknown, { format }: Options): Promise<void> {
  const open = await team.openComments()
  if (format === 'json') return writeResult([`${JSON.stringify(open, null, 2)}\n`])
  const rows = open.map(({ at, by, mentions, zh = '', en = '', text }) => [
    at.slice(0, 16).replace('T', ' '),
    ...[by, mentions.join(', '), `${zh} = ${en}`, text],
  ])
  const columns = ['at', 'by', 'to', 'term', 'text'].map((title) => ({ title }))
  await writeResult([open.length ? renderTable(columns, rows) : 'Nothing waits for an answer.\n'])
}

async function drawSample(
  { team }: Termbase,
  [first, second, size]: readonly string[],
  { by, quiet }: Parameters<Act>[2],
) {
  const sample = await team.drawSample({ judges: [first, second], size: parseCount(size) }, by)
  if (quiet) return
  tell(
    `shuyu: sample ${sample.id} of ${sample.size} pairs: ${first} and ${second} find it on the review page under Team (G)`,
  )
}

async function samples({ team }: Termbase, _: unknown, { format }: Options): Promise<void> {
  const all = await team.samples()
  if (format === 'json') return writeResult([`${JSON.stringify(all, null, 2)}\n`])
  const progress = ({ judges, judged, size }: ReviewSample) =>
    judges.map((name, n) => `${name} ${judged[n]}/${size}`).join(', ')
  const rows = all.map((sample) => [String(sample.id), sample.at.slice(0, 10), sample.by, progress(sample)])
  const columns = ['sample', 'drawn', 'by', 'judged'].map((title) => ({ title }))
  await writeResult([all.length ? renderTable(columns, rows) : 'There are no samples.\n'])
}

async function agreement({ team }: Termbase, [number]: readonly string[], { format }: Options): Promise<void> {
  const id = parseCount(number)
  const result = await team.sampleResult(id)
  if (format === 'json') return writeResult([`${JSON.stringify(result, null, 2)}\n`])
  const { agreement: found, items } = result
  const { judges } = (await team.samples()).find((one) => one.id === id) as ReviewSample
  const kappa =
    found.kappa === null
      ? 'kappa cannot be told: each said the same of all'
      : `Cohen's kappa ${found.kappa.toFixed(3)} (standard error ${(found.error ?? 0).toFixed(3)})`
  const table = renderTable(
    [{ title: `${judges[0]} \\ ${judges[1]}` }, ...sampleVerdicts.map((title) => ({ title, align: 'right' as const }))],
    sampleVerdicts.map((one) => [one, ...sampleVerdicts.map((other) => String(found.table[one][other]))]),
  )
  const differing = items.filter(({ verdicts: [one, other] }) => one !== other)
  const lines = differing.map(({ zh, en, verdicts, settled }) =>
    [`${zh} = ${en}`, ...verdicts, settled ? `settled: ${settled.verdict} (${settled.by})` : 'to settle'].map(oneLine),
  )
  const columns = ['pair', ...judges, ''].map((title) => ({ title }))
  await writeResult([
    `${found.pairs} pairs, the same said of ${(found.share * 100).toFixed(1)} %, ${kappa}\n\n`,
    table,
    ...(lines.length ? ['\n', renderTable(columns, lines)] : []),
  ])
}

/** One of the values. @throws InvalidArgumentError where it is none */
function oneOf<T extends string>(values: readonly T[], text: string): T {
  const found = values.find((one) => one === text)
  if (found === undefined) throw new InvalidArgumentError(`expected one of ${values.join(', ')}, found ${text}`)
  return found
}
