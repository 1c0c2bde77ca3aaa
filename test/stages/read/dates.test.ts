import { expect, it } from 'vitest'
import { findDate } from '../../../stages/read/dates.ts'

it.each([
  ['2026年3月8日，记者会举行。', '2026-03-08'],
  ['（二〇一九年十二月三十一日）', '2019-12-31'],
  ['二零二一年十月二十日', '2021-10-20'],
  ['２０２６年３月８日', '2026-03-08'],
  ['On March 8, 2026, ...', '2026-03-08'],
  ['Sept. 3rd, 2025', '2025-09-03'],
  ['8 March 2026', '2026-03-08'],
  ['talk-20250504.txt', '2025-05-04'],
  ['2025/5/4', '2025-05-04'],
  ['first 3 May 2020, then 2021年1月1日', '2020-05-03'],
])('%s', (text, date) => {
  expect(findDate(text)).toBe(date)
})

it.each(['2026年3月', 'March 2026', 'February 30, 2026', '2025-13-01', 'in 2026', '1234567890'])(
  'no date: %s',
  (text) => {
    expect(findDate(text)).toBeUndefined()
  },
)
