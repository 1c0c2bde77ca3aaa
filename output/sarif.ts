import { createHash } from 'node:crypto'
import { type Finding, findingRules, type Passage } from '../model/finding.ts'
import { messageOf, suggestionOf } from './findingText.ts'

export interface SarifTool {
  readonly version: string
  /** URI of a file as it is named in the findings. */
  readonly uriOf: (file: string) => string
}

const ruleIds = Object.keys(findingRules)

/**
 * Findings as a SARIF 2.1.0 log (OASIS), which editors and code hosts show beside the text. The location of a result
 * is the English, which is what would be changed; the Chinese is its related location.
 */
export function* writeSarif(findings: Iterable<Finding>, { version, uriOf }: SarifTool): Generator<string> {
  const rules = Object.entries(findingRules).map(([id, text]) => ({ id, shortDescription: { text } }))
  const driver = { name: 'shuyu', version, rules }
  yield `{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[`
  yield `{"tool":${JSON.stringify({ driver })},"columnKind":"utf16CodeUnits","results":[`
  let separator = '\n'
  for (const finding of findings) {
    yield separator + JSON.stringify(result(finding, uriOf))
    separator = ',\n'
  }
  yield '\n]}]}\n'
}

function result(finding: Finding, uriOf: SarifTool['uriOf']) {
  const { rule, level, concept, term, unit, found, expected, zh, en } = finding
  const suggestion = suggestionOf(finding)
  return {
    ruleId: rule,
    ruleIndex: ruleIds.indexOf(rule),
    level,
    message: { text: `${messageOf(finding)}. ${suggestion}` },
    locations: [{ physicalLocation: location(en, uriOf) }],
    relatedLocations: [{ id: 1, physicalLocation: location(zh, uriOf), message: { text: term } }],
    // The same problem in the next version of a draft, wherever it has moved.
    partialFingerprints: { 'conceptAndContext/v1': digest([rule, concept, zh.context]) },
    properties: { concept, term, unit, expected, suggestion, ...(found !== undefined && { found }) },
  }
}

const digest = (parts: readonly string[]) => createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16)

function location({ text, context, place }: Passage, uriOf: SarifTool['uriOf']) {
  const { file, line, column } = place
  return {
    artifactLocation: { uri: uriOf(file) },
    region: { startLine: line, startColumn: column, endColumn: column + text.length, snippet: { text } },
    contextRegion: { startLine: line, snippet: { text: context } },
  }
}
