import { openDictionary } from '../glossaries/lexicons/cedict.ts'
import type { SourcedUnit } from '../model/glossary.ts'
import type { LinkedUnit } from '../model/token.ts'
import { link } from '../stages/link/index.ts'
import { tokenize } from '../stages/tokenize/index.ts'
import { openResources } from './resources.ts'

/** Links the words of single units by what the dictionary knows: for who points at a passage and asks for its English. */
export function openUnitLinks(): (unit: SourcedUnit) => LinkedUnit {
  const tokens = tokenize(openResources())
  const links = link({ dictionary: openDictionary() })
  return (unit) => {
    const { id, document, ordinal, zh, en, confidence } = unit
    const [linked] = links(tokens([{ id, document, ordinal, zh, en, confidence, zhSegments: [], enSegments: [] }]))
    return linked
  }
}
