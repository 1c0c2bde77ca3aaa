import type { TreeModel } from '../../ranking/trees.ts'

/** length < 3 ? -1 : (frequency < 10 ? 0.5 : 2), and a second tree of one leaf. */
export const model: TreeModel = {
  features: ['length', 'frequency'],
  bias: 0.25,
  trees: [
    { feature: [0, 1], threshold: [3, 10], yes: [-1, -2], no: [1, -3], leaf: [-1, 0.5, 2] },
    { feature: [], threshold: [], yes: [], no: [], leaf: [0.125] },
  ],
}
