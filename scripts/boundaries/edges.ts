import type { IForbiddenRuleType } from 'dependency-cruiser'
import { forbid } from './words.ts'

/** Which module may call which, through its index.ts or contract. Everything else travels as an event. */
const agreed: Readonly<Record<string, readonly string[]>> = {
  'gun-intelligence': ['ballistics', 'tracing', 'incidents'],
  'nics-denials': ['gun-intelligence'],
  'incident-reviews': ['incidents', 'gun-intelligence'],
  'prevention-office': ['incidents', 'incident-reviews'],
  'open-data': ['[^/]+'],
}

const REASON =
  'These two modules have no agreed edge: send an event through jobs, or agree on the edge first.'

const withEdges = Object.entries(agreed).map(([module, may]) =>
  forbid(
    'module-edge',
    REASON,
    { path: `^modules/${module}/` },
    { path: '^modules/', pathNot: [`^modules/${module}/`, ...may.map((other) => `^modules/${other}/`)] },
  ),
)

const withoutEdges = forbid(
  'module-edge',
  REASON,
  { path: '^modules/([^/]+)/', pathNot: `^modules/(${Object.keys(agreed).join('|')})/` },
  { path: '^modules/', pathNot: '^modules/$1/' },
)

const FRONT_DOORS = ['^modules/[^/]+/index\\.ts$', '^modules/[^/]+/contract(\\.ts$|/index\\.ts$)']
const DOOR = 'A module is entered by its index.ts or its contract.'

/** Modules meet at their front doors only, and only where that was agreed. */
export const edgeRules: IForbiddenRuleType[] = [
  ...withEdges,
  withoutEdges,
  forbid(
    'module-front-door',
    DOOR,
    { path: '^modules/([^/]+)/' },
    { path: '^modules/', pathNot: ['^modules/$1/', ...FRONT_DOORS] },
  ),
  forbid(
    'module-front-door',
    DOOR,
    { path: '.', pathNot: ['^modules/', '^web/'] },
    { path: '^modules/', pathNot: FRONT_DOORS },
  ),
  forbid(
    'web-without-features',
    'The shell finds the screens of a room in its pages/index.ts and knows nothing else of it.',
    { path: '^web/', pathNot: ['\\.test\\.ts$', '/testing/'] },
    { path: '^modules/', pathNot: '^modules/[^/]+/pages/index\\.ts$' },
  ),
]
