import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { runBatch } from '../../pipeline/batch/batch.ts'
import { loadConfig } from '../../pipeline/config.ts'
import { configIn } from '../../pipeline/configFile.ts'
import { defineStage, pipeline } from '../../pipeline/define.ts'
import { childProcesses } from '../../pipeline/executors/childProcesses.ts'
import { identityOf } from '../../pipeline/identity.ts'
import { openContext, openPipeline, placedStages } from '../../pipeline/pipeline.ts'
import { folderStore } from '../../pipeline/results/folderStore.ts'
import { shippedStages } from '../../pipeline/stages.ts'
import { stopListConfig, temporaryFolder, writeDocuments } from './fixtures.ts'

const nothing = defineStage({ name: 'nothing', version: '1', run: () => (value: unknown) => value })
const names = (group: readonly { readonly name: string }[]) => group.map(({ name }) => name)

describe('pipeline', () => {
  test('a stage comes in after another, another takes a place, one goes', () => {
    const other = defineStage({ name: 'other', version: '1', run: () => (value: unknown) => value })
    const changes = { add: [{ after: 'pair', stage: nothing }], replace: { link: other }, drop: ['counterparts'] }
    const { stages } = pipeline(changes)
    expect(names(stages.prepare)).toEqual(['read', 'align', 'tokenize'])
    expect(names(stages.find)).toEqual(
      names(shippedStages.find).flatMap((name) =>
        name === 'link' ? ['other'] : name === 'pair' ? [name, 'nothing'] : [name],
      ),
    )
  })

  test('what takes a place, and what comes after it, is found there, whatever it is called', async () => {
    const word = (text: string) => ({
      name: text,
      version: '1',
      run: () => async (given: string[]) => [...given, text],
    })
    const changes = { replace: { link: word('one'), two: word('three') }, add: [{ after: 'link', stage: word('two') }] }
    const stages = placedStages({}, pipeline(changes))
    expect(await stages.link([] as never)).toEqual(['one', 'three'])
    expect(await placedStages({}, pipeline({ drop: ['counterparts'] })).counterparts(3 as never)).toBe(3)
  })

  test('what is known of units comes before what is found in them, whoever tells it', async () => {
    const own = defineStage({ name: 'own places', version: '1', run: () => () => ['known'] })
    const { stages } = pipeline({ replace: { knownPlaces: own } })
    const { cutAtKnownTerms } = openPipeline(stages, openContext({}))
    expect(await cutAtKnownTerms([])).toEqual(['known'])
  })

  test('only the results of groups that are changed, and what follows them, are made anew', () => {
    const changed = pipeline({ add: [{ after: 'pair', stage: nothing }] })
    expect(identityOf('find', changed)).not.toBe(identityOf('find'))
    expect(identityOf('prepare', changed)).toBe(identityOf('prepare'))
  })

  test('what is not there or needed is refused, and so is a stage without a version', () => {
    expect(() => pipeline({ add: [{ after: 'pears', stage: nothing }] })).toThrow(
      /no stage is named pears: there are read/,
    )
    expect(() => pipeline({ drop: ['align'] })).toThrow('others need the stage align')
    expect(() => defineStage({ name: 'a', version: '', run: () => () => 0 })).toThrow('a name and a version')
    expect(() => defineStage({ name: 'link', version: '1', run: () => () => 0 })).toThrow('choose another')
  })
})

describe('a configuration file', () => {
  const write = (text: string, name = 'shuyu.config.mjs') => {
    const file = join(temporaryFolder(), name)
    writeFileSync(file, text)
    return file
  }

  test('is found by its name', () => {
    const folder = temporaryFolder()
    expect(configIn(folder)).toBeUndefined()
    writeFileSync(join(folder, 'shuyu.config.mjs'), '')
    expect(configIn(folder)).toBe(join(folder, 'shuyu.config.mjs'))
  })

  test('tells its code by the versions of its stages', async () => {
    const [one, again, other] = [
      write(stopListConfig('粮食安全')),
      write(stopListConfig('粮食安全')),
      write(stopListConfig('数字经济')),
    ]
    const identities = await Promise.all(
      [one, again, other].map(async (file) => identityOf('find', await loadConfig(file))),
    )
    expect(identities[0]).toBe(identities[1])
    expect(identities[0]).not.toBe(identities[2])
  })

  test.each([
    ['export const a = 1', /found no default export/],
    ['export default 3', /found something else/],
    ['export default (', /the configuration file fails: /],
    ["export default ({ pipeline }) => pipeline({ drop: ['pears'] })", /no stage is named pears/],
  ])('%s', async (text, message) => {
    const file = write(text)
    await expect(loadConfig(file)).rejects.toThrow(message)
    await expect(loadConfig(file)).rejects.toMatchObject({ file })
  })

  test('its stages run in other processes', async () => {
    const [folder, cache] = [temporaryFolder(), temporaryFolder()]
    const files = writeDocuments(folder, 4)
    const file = write(stopListConfig('粮食安全'))
    const found = async (config?: string) => {
      const executor = childProcesses(2, cache, config)
      onTestFinished(() => executor.close())
      const definition = config === undefined ? undefined : await loadConfig(config)
      const options = { store: folderStore(cache), executor: () => executor, minConfidence: 0, pipeline: definition }
      const { documents, findings, failures } = await runBatch(files, options)
      expect(failures).toEqual([])
      const concepts = await Promise.all(documents.map(({ found }) => findings.concepts(found)))
      return new Set(concepts.flat().map(({ zh }) => zh))
    }
    const all = await found()
    expect(all).toContain('粮食安全')
    all.delete('粮食安全')
    expect(await found(file)).toEqual(all)
  })
})
