import type { Loss } from '../pipeline/batch/loss.ts'

/** Much of what was proposed before is gone: how much, and why. */
export function lossLines({ before, lost, lowered, contradicted, doubtful, missing }: Loss, isOwn: boolean): string {
  const code = isOwn ? 'shuyu, its models or your stages' : 'shuyu or its models'
  const why = [
    [lowered, 'because decisions made since lower their confidence'],
    [contradicted, 'because the second reader is against them'],
    [
      doubtful,
      'because they are below the threshold now: an earlier run had a lower one (--all, --min-score), or another version',
    ],
    [
      missing,
      `because they are not found any more: ${code} changed, or accepted terms, or what words were learned from, or a second reader who proposed them is not asked`,
    ],
  ] as const
  return [
    `shuyu: ${lost.toLocaleString('en')} of ${before.toLocaleString('en')} pairs proposed in documents that have not changed are gone:`,
    ...why.filter(([n]) => n > 0).map(([n, reason]) => `  ${n.toLocaleString('en')} ${reason}`),
    '  What people decided stays.',
  ].join('\n')
}
