import { type Corridor, fullCorridor } from './corridor.ts'
import type { BeadModel } from './model.ts'

export function searchCorridor(model: BeadModel): Corridor {
  return fullCorridor(model.zh.lengths.length, model.en.lengths.length)
}
