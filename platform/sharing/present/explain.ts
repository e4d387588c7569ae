import type { Explanation } from '../contract.ts'
import { GATES } from '../gates.ts'
import type { Explained } from '../service/explain.ts'
import { partsOfCategory, type PartWords } from '../service/parts.ts'
import type { RecordPath } from './paths.ts'

/** The decision rule by rule, with the parts of the record that show. */
export function presentExplanation(one: Explained, parts: PartWords, path: RecordPath): Explanation {
  const { record, decision, agreements } = one
  const seen = decision.fields
  return {
    person: one.person,
    record: {
      type: record.type,
      id: record.id,
      owner: one.owner,
      category: record.category,
      sensitivity: record.sensitivity,
      path: path(record.type, record.id),
    },
    purpose: one.purpose,
    purposes: [...one.purposes],
    source: GATES[record.category].source,
    visible: decision.visible,
    steps: decision.steps.map(({ rule, passed, why, grantId }) => ({
      rule,
      passed,
      why: why ?? null,
      about: (grantId && agreements.get(grantId)) || null,
    })),
    parts: partsOfCategory(parts, record.category).map(({ part, title }) => ({
      part,
      title,
      seen: decision.visible && (seen === null || seen.includes(part)),
    })),
  }
}
