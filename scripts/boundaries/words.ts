import type { IForbiddenRuleType, IRegularForbiddenRuleType } from 'dependency-cruiser'

/** Test files and the helpers they share. */
export const TESTS = ['\\.test\\.tsx?$', '/testing/', '/fixtures/', 'test-peer\\.ts$']

/** Words of the platform that browsers may load. */
export const PLATFORM_CONTRACTS = ['^platform/contract/index\\.ts$', '^platform/[^/]+/contract\\.ts$']

/** Every contract file: shapes of requests, answers and errors. */
export const CONTRACTS = [
  '^platform/contract/',
  '^platform/[^/]+/contract(\\.ts$|/)',
  '^modules/[^/]+/contract(\\.ts$|/)',
]

/** One rule: what it is called, why it stands, and the import it refuses. */
export function forbid(
  name: string,
  comment: string,
  from: IRegularForbiddenRuleType['from'],
  to: IRegularForbiddenRuleType['to'],
): IForbiddenRuleType {
  return { name, comment, severity: 'error', from, to }
}
