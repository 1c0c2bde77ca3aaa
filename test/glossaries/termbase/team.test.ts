import { expect, onTestFinished, test } from 'vitest'
import { openTermbase } from '../../../glossaries/termbase/open.ts'
import { rebuild } from '../../../glossaries/termbase/read/rebuild.ts'
import type { DecisionRefused } from '../../../glossaries/termbase/termbase.ts'
import { renderingId } from '../../../language/identity.ts'
import type { TeamMember } from '../../../model/team.ts'
import { bitext, extraction } from './builders.ts'
import { onEachDatabase } from './databases.ts'
import { collect } from './fixtures.ts'

const talk = bitext('talk.txt', [
  ['我们维护世界和平。', 'We safeguard world peace.'],
  ['和平是发展的前提。', 'Peace is the precondition of development.'],
  ['绿色发展是方向。', 'The direction is green development.'],
])
const pairs = [
  ['世界和平', 'world peace', 0.9],
  ['发展', 'development', 0.8],
  ['绿色', 'green', 0.6],
] as const
const [peace, development, green] = pairs.map(([zh, en]) => renderingId(zh, en))

const members: Omit<TeamMember, 'hasPassword'>[] = [
  { name: 'Reader', role: 'reader' },
  { name: 'Proposer', role: 'proposer' },
  { name: 'Li Hua', role: 'reviewer' },
  { name: '王芳', role: 'approver' },
  { name: 'Chen', role: 'approver' },
]
const team = { members, others: 'reader', approval: 'asked' } as const

/** The code that a refusal gives. */
const refused = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: DecisionRefused) => error.code ?? String(error),
  )

onEachDatabase((newPlace) => {
  async function open() {
    const termbase = await openTermbase(newPlace(), 'create')
    onTestFinished(() => termbase.close())
    await termbase.save(extraction([talk], pairs), 'start')
    const row = async (id: string) => (await termbase.review.rows([id]))[0]
    return { termbase, row, desk: termbase.team }
  }

  test('where nothing was set everybody may everything; whoever sets it stays able to', async () => {
    const { termbase, desk } = await open()
    expect(await desk.get()).toEqual({ members: [], others: 'approver', approval: 'asked', revision: 0 })
    expect((await termbase.decide([{ rendering: peace, status: 'accepted' }], 'anybody')).renderings).toHaveLength(1)
    const locked = { members: [{ name: 'Li', role: 'reviewer' }], others: 'reader', approval: 'asked' } as const
    expect(await refused(desk.set(locked, 'Li'))).toBe('noApprover')
    expect(await refused(desk.set({ ...team, members: [{ name: ' x', role: 'approver' }] }, 'Li'))).toBe('wrongName')
    expect((await desk.set(team, 'start')).revision).toBe(1)
    expect(await refused(desk.set({ ...team, revision: 0 }, '王芳'))).toBe('teamChanged')
    expect(await refused(desk.set(team, 'start'))).toBe('notAllowed')
  })

  test('every way of writing is refused to those who may not, and leaves nothing behind', async () => {
    const { termbase, desk } = await open()
    const [{ concept }] = await termbase.review.rows([peace])
    const { concept: other } = (await termbase.review.rows([green]))[0]
    await desk.set(team, 'start')
    const more = bitext('more.txt', [['法治', 'rule of law']])
    const before = await termbase.review.lastChange()
    const writes: Record<string, (by: string) => Promise<unknown>> = {
      decide: (by) => termbase.decide([{ rendering: peace, status: 'accepted' }], by),
      note: (by) => termbase.decide([{ concept, note: 'x' }], by),
      all: (by) => termbase.decideAll({}, { status: 'rejected' }, 3, by),
      merge: (by) => termbase.merge({ id: concept }, { id: other }, by),
      split: (by) => termbase.split(peace, 0, by),
      import: (by) => termbase.import((async function* () {})(), { by }),
      assign: (by) => termbase.decide([{ rendering: peace, assignedTo: 'Chen' }], by),
      silence: (by) => termbase.silence([{ zh: '和平' }], by),
      liftSilence: (by) => termbase.liftSilence([{ zh: '和平' }], by),
      sample: (by) => desk.drawSample({ judges: ['Chen', '王芳'], size: 2 }, by),
    }
    for (const [name, write] of Object.entries(writes)) {
      expect([name, await refused(write('Proposer'))]).toEqual([name, 'notAllowed'])
    }
    const proposals: Record<string, (by: string) => Promise<unknown>> = {
      add: (by) => termbase.add({ zh: '法治', en: 'rule of law' }, by),
      save: (by) => termbase.save(extraction([more], [['法治', 'rule of law', 0.7]]), by),
      comment: (by) => desk.comment({ rendering: peace, text: 'x' }, by),
    }
    for (const [name, write] of Object.entries(proposals)) {
      expect([name, await refused(write('Reader'))]).toEqual([name, 'notAllowed'])
    }
    for (const by of ['Reader', 'Proposer', 'Li Hua']) {
      expect(await refused(termbase.removeDocument('talk.txt', by))).toBe('notAllowed')
      expect(await refused(desk.set(team, by))).toBe('notAllowed')
      expect(await refused(desk.setPassword('Chen', 'x', by))).toBe('notAllowed')
    }
    expect(await termbase.review.lastChange()).toBe(before)
  })

  test('what a proposer adds is a proposal, which stays, and which they may take back', async () => {
    const { termbase, desk, row } = await open()
    await desk.set(team, 'start')
    const added = await termbase.add({ zh: '前提', en: 'precondition', usage: 'preferred' }, 'Proposer')
    expect(added).toMatchObject({ isNew: true, status: 'proposed', occurrences: 1 })
    expect(await row(added.rendering)).toMatchObject({ status: 'proposed', usage: null, decided: { by: 'Proposer' } })
    expect(await termbase.add({ zh: '发展', en: 'development' }, 'Proposer')).toMatchObject({ status: 'proposed' })
    expect((await row(development)).status).toBe('proposed')
    await termbase.removeDocument('talk.txt', 'Chen')
    expect(await row(added.rendering)).toBeDefined()
    await termbase.undo('Proposer')
    expect(await row(added.rendering)).toBeUndefined()
  })

  test('a second approval is another person’s, and gone when the term is changed', async () => {
    const { termbase, desk, row } = await open()
    await desk.set({ ...team, approval: 'always' }, 'start')
    const accepted = async () =>
      (await collect(termbase.glossary({ statuses: ['accepted'], withoutWaiting: true }).renderings())).map(
        ({ en, approvedBy }) => `${en} (${approvedBy})`,
      )
    await termbase.decide([{ rendering: peace, status: 'accepted' }], '王芳')
    expect(await accepted()).toEqual([])
    expect(await refused(termbase.decide([{ rendering: peace, approved: true }], 'Li Hua'))).toBe('notAllowed')
    expect(await refused(termbase.decide([{ rendering: peace, approved: true }], '王芳'))).toBe('ownDecision')
    expect(await refused(termbase.decide([{ rendering: green, approved: true }], 'Chen'))).toBe('nothingToApprove')
    expect([(await desk.tasks('王芳')).approval, (await desk.tasks('Chen')).approval]).toEqual([0, 1])
    await termbase.decide([{ rendering: peace, approved: true }], 'Chen')
    expect(await accepted()).toEqual(['world peace (Chen)'])
    // A note changes nothing that was approved; a wording does, and putting it back brings the approval back.
    await termbase.decide([{ rendering: peace, note: 'n' }], 'Li Hua')
    expect((await row(peace)).approvedBy).toBe('Chen')
    await termbase.decide([{ rendering: peace, en: 'peace in the world' }], 'Chen')
    expect(await row(peace)).toMatchObject({ approvedBy: null, settledBy: 'Chen' })
    expect(await refused(termbase.decide([{ rendering: peace, approved: true }], 'Chen'))).toBe('ownDecision')
    await termbase.undo('Chen')
    expect(await row(peace)).toMatchObject({ approvedBy: 'Chen', settledBy: '王芳', en: 'world peace' })
    await termbase.undo('Chen')
    expect((await row(peace)).approvedBy).toBeNull()
    await termbase.redo('Chen')
    expect((await row(peace)).approvedBy).toBe('Chen')
    expect((await rebuild(termbase.history())).renderings.get(peace)?.approvedBy).toBe('Chen')
  })

  test('an approval can be asked for on one term alone', async () => {
    const { termbase, desk } = await open()
    await desk.set(team, 'start')
    await termbase.decide([{ rendering: peace, status: 'accepted', approvalAsked: true }], 'Li Hua')
    await termbase.decide([{ rendering: green, status: 'accepted' }], 'Li Hua')
    const out = await collect(termbase.glossary({ statuses: ['accepted'], withoutWaiting: true }).renderings())
    expect(out.map(({ en }) => en)).toEqual(['green'])
    expect(await termbase.review.queue({ task: 'approval', person: 'Chen' })).toEqual([peace])
    expect(await termbase.review.queue({ task: 'approval', person: 'Li Hua' })).toEqual([])
  })

  test('handing a term on decides nothing, and it waits for whoever has it', async () => {
    const { termbase, desk, row } = await open()
    await desk.set(team, 'start')
    expect(await refused(termbase.decide([{ rendering: peace, assignedTo: 'Nobody' }], 'Li Hua'))).toBe('unknownName')
    await termbase.decide([{ rendering: peace, assignedTo: '王芳' }], 'Li Hua')
    expect(await row(peace)).toMatchObject({ assignedTo: '王芳', status: 'proposed', decided: null })
    expect(await desk.tasks('王芳')).toEqual({ assigned: 1, asked: 0, approval: 0, mine: 1, samples: 0 })
    expect(await termbase.review.queue({ task: 'mine', person: '王芳' })).toEqual([peace])
    // It does not go with its last document, and undoing leaves what somebody else decided since.
    await termbase.removeDocument('talk.txt', 'Chen')
    expect((await row(peace)).assignedTo).toBe('王芳')
    expect(await row(green)).toBeUndefined()
    await termbase.decide([{ rendering: peace, status: 'accepted' }], '王芳')
    await termbase.undo('Li Hua')
    expect(await row(peace)).toMatchObject({ assignedTo: null, status: 'accepted', decided: { by: '王芳' } })
  })

  test('comments reach those they name, wait until answered or closed, and stay', async () => {
    const { termbase, desk, row } = await open()
    await desk.set(team, 'start')
    const say = (text: string, by: string, isQuestion = false) =>
      desk.comment({ rendering: peace, text, isQuestion }, by)
    expect(await refused(say('@王方请看', 'Li Hua'))).toBe('unknownName')
    expect(await refused(say('  ', 'Li Hua'))).toBe('empty')
    const asked = await say('@王芳请看，@li hua 也是；a@b.example', 'Proposer', true)
    expect(await desk.comments(peace)).toMatchObject([{ mentions: ['Li Hua', '王芳'], isQuestion: true }])
    const waiting = async () =>
      (await Promise.all(['王芳', 'Li Hua', 'Proposer', 'Chen'].map((name) => desk.tasks(name)))).map(
        ({ asked }) => asked,
      )
    expect(await waiting()).toEqual([1, 1, 0, 0])
    await say('the usual wording', '王芳')
    expect(await waiting()).toEqual([0, 1, 1, 0])
    expect(await desk.openComments()).toMatchObject([{ id: asked, zh: '世界和平', en: 'world peace' }])
    await desk.closeComment(asked, true, 'Proposer')
    expect(await waiting()).toEqual([0, 0, 0, 0])
    expect(await desk.openComments()).toEqual([])
    // Said of a term is said of it: it stays with its comments, in history and export.
    await termbase.removeDocument('talk.txt', 'Chen')
    expect((await row(peace)).frequency).toBe(0)
    const [exported] = await collect(termbase.glossary().renderings())
    expect(exported.comments?.map(({ by }) => by)).toEqual(['Proposer', '王芳'])
    const told = (await termbase.review.historyOf(peace, 10)).map(({ action, by }) => `${action} ${by}`)
    expect(told).toEqual(['comment Proposer', 'comment 王芳', 'comment Proposer'])
    expect(await termbase.undo('王芳')).toBeUndefined()
  })

  test('a question to everybody waits for everybody but who asks', async () => {
    const { desk } = await open()
    await desk.comment({ rendering: green, text: 'Capital?', isQuestion: true }, 'Li')
    expect([(await desk.tasks('Li')).asked, (await desk.tasks('anybody')).asked]).toEqual([0, 1])
  })

  test('a password of one’s own is nobody else’s', async () => {
    const { desk } = await open()
    await desk.set(team, 'start')
    expect(await desk.isPasswordOf('Chen', '雨天')).toBeUndefined()
    await desk.setPassword('Chen', '雨天', '王芳')
    expect([await desk.isPasswordOf('Chen', '雨天'), await desk.isPasswordOf('Chen', '晴天')]).toEqual([true, false])
    await desk.setPassword('Chen', '晴天', 'Chen')
    expect(await desk.isPasswordOf('Chen', '晴天')).toBe(true)
    // It outlives a change of the team, and goes with the member.
    await desk.set({ ...team, approval: 'always' }, '王芳')
    expect((await desk.get()).members.find(({ name }) => name === 'Chen')?.hasPassword).toBe(true)
    await desk.setPassword('Chen', null, '王芳')
    expect(await desk.isPasswordOf('Chen', '晴天')).toBeUndefined()
  })

  test('two judge a sample blindly; agreement and disagreements are told once both are done', async () => {
    const { termbase, desk, row } = await open()
    await desk.set(team, 'start')
    expect(await refused(desk.drawSample({ judges: ['Chen', 'Chen'], size: 2 }, 'Chen'))).toBe('sameJudge')
    expect(await refused(desk.drawSample({ judges: ['Chen', 'Nobody'], size: 2 }, 'Chen'))).toBe('unknownName')
    expect(await refused(desk.drawSample({ judges: ['Chen', 'Reader'], size: 2 }, 'Chen'))).toBe('notAllowed')
    const { id } = await desk.drawSample({ judges: ['Chen', '王芳'], size: 9 }, 'Li Hua')
    expect((await desk.tasks('王芳')).samples).toBe(1)
    const last = await termbase.review.lastChange()
    const { items } = await desk.sampleFor(id, 'Chen')
    expect(new Set(items.map(({ rendering }) => rendering))).toEqual(new Set([peace, development, green]))
    await desk.judge(id, peace, 'rejected', 'Chen')
    await desk.judge(id, peace, 'accepted', 'Chen')
    await desk.judge(id, development, 'accepted', 'Chen')
    expect(await refused(desk.judge(id, peace, 'accepted', 'Li Hua'))).toBe('notJudge')
    expect(await refused(desk.judge(id, renderingId('x', 'y'), 'accepted', 'Chen'))).toBe('notInSample')
    // Nothing tells the other what was said.
    expect(JSON.stringify(await desk.sampleFor(id, '王芳'))).not.toMatch(/accepted|rejected/)
    expect(await termbase.review.lastChange()).toBe(last)
    expect(await refused(desk.sampleResult(id))).toBe('notComplete')
    expect(await refused(desk.settle(id, [], 'Chen'))).toBe('notComplete')
    await desk.judge(id, green, 'rejected', 'Chen')
    for (const one of [peace, development]) await desk.judge(id, one, 'accepted', '王芳')
    expect(await desk.judge(id, green, 'accepted', '王芳')).toMatchObject({ judged: [3, 3], isComplete: true })
    expect(await refused(desk.judge(id, green, 'rejected', '王芳'))).toBe('complete')
    const { agreement, items: judged } = await desk.sampleResult(id)
    expect(agreement).toMatchObject({ pairs: 3, share: 2 / 3 })
    expect(judged.filter(({ verdicts: [a, b] }) => a !== b)).toMatchObject([
      { rendering: green, verdicts: ['rejected', 'accepted'] },
    ])
    expect((await desk.tasks('王芳')).samples).toBe(0)
    expect((await row(green)).status).toBe('proposed')
    await desk.settle(id, [{ rendering: green, verdict: 'rejected' }], 'Li Hua')
    expect((await row(green)).status).toBe('rejected')
    expect((await desk.sampleResult(id)).items.find(({ rendering }) => rendering === green)?.settled).toEqual({
      verdict: 'rejected',
      by: 'Li Hua',
    })
    const [first] = (await termbase.review.historyOf(peace, 5)).filter(({ action }) => action === 'sample')
    expect(first.after).toMatchObject({ judges: 'Chen, 王芳', first: 'accepted', second: 'accepted' })
  })
})
