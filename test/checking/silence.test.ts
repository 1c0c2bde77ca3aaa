import { expect, test } from 'vitest'
import { silencer } from '../../checking/silence.ts'
import { findings, term, unit } from './fixtures.ts'

test('a finding is silenced by its term, by what stands there, in one draft or in all', async () => {
  const links = [['共处', 'living']] as const
  const [finding] = await findings(
    [term('和平共处', 'peaceful coexistence')],
    [unit('和平 共处', 'We are for living in peace.', links)],
  )
  const isSilenced = (...silences: Parameters<typeof silencer>[0]) => silencer(silences)(finding, 'talk.tsv')
  expect(isSilenced({ zh: '“和平”共处' })).toBe(true)
  expect(isSilenced({ zh: '和平共处', wording: ' Living ' })).toBe(true)
  expect(isSilenced({ zh: '和平共处', wording: 'peace' })).toBe(false)
  expect(isSilenced({ zh: '和平共处', draft: 'talk.tsv' })).toBe(true)
  expect(isSilenced({ zh: '和平共处', draft: 'other.tsv' })).toBe(false)
  expect(isSilenced({ zh: '和平' }, { zh: '共处' })).toBe(false)
})
