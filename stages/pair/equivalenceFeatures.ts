import type { Feature } from '../../ranking/feature.ts'
import type { EquivalenceContext } from './context.ts'
import { LINK_FEATURES } from './linkFeatures.ts'
import { SHAPE_FEATURES } from './shapeFeatures.ts'

/** How well an English span renders a Chinese one. */
export const EQUIVALENCE_FEATURES: readonly Feature<EquivalenceContext>[] = [...LINK_FEATURES, ...SHAPE_FEATURES]
