import { InputError } from '../model/errors.ts'
import type { Tree, TreeModel } from './trees.ts'

/**
 * The guard of all weights: a model that was trained with other features than the program reads, or with the same in
 * another order, would judge by the wrong ones, and nobody would see it.
 * @param name of the weights file, without its ending
 * @param columns names of the features that the program reads, in their order
 * @param numbers what else the model must tell
 * @throws InputError naming the file, and the first column that differs
 */
export function requireFeatures(
  name: string,
  { features, trees, bias }: TreeModel,
  columns: readonly string[],
  numbers: Readonly<Record<string, number>> = {},
): void {
  const refuse = (expected: string, found: string): never => {
    const remedy = 'these weights are of another version: install shuyu again, or run `npm run train`'
    throw new InputError(`${name}.weights.json`, `expected ${expected}, found ${found}: ${remedy}`)
  }
  const at = columns.findIndex((column, n) => column !== features[n])
  if (at >= 0) refuse(`the feature ${columns[at]} in column ${at + 1}`, features[at] ?? 'none')
  if (features.length > columns.length) refuse(`${columns.length} features`, `${features.length}`)
  const broken = trees.findIndex((tree) => !isWhole(tree, columns.length))
  if (broken >= 0) refuse('trees whose nodes ask for these features', `another tree at place ${broken + 1}`)
  for (const [what, value] of Object.entries({ bias, ...numbers }))
    if (!Number.isFinite(value)) refuse(`a number for ${what}`, String(value))
}

/** Every node asks for a feature that there is, and leads to a later node or to a leaf. */
function isWhole({ feature, threshold, yes, no, leaf }: Tree, columns: number): boolean {
  const nodes = feature.length
  if ([threshold, yes, no].some((list) => list.length !== nodes) || leaf.length !== nodes + 1) return false
  const leads = (target: number, node: number) =>
    Number.isInteger(target) && (target < 0 ? -target <= leaf.length : target > node && target < nodes)
  return (
    leaf.every(Number.isFinite) &&
    threshold.every(Number.isFinite) &&
    feature.every((column) => Number.isInteger(column) && column >= 0 && column < columns) &&
    feature.every((_, node) => leads(yes[node], node) && leads(no[node], node))
  )
}
