import type { IForbiddenRuleType } from 'dependency-cruiser'
import { CONTRACTS, forbid, PLATFORM_CONTRACTS, TESTS } from './words.ts'

const SCREENS = ['^web/', '^modules/[^/]+/pages/']

const insideModule = [
  forbid(
    'policy-pure',
    'Who may do what is decided from values: contracts only.',
    { path: '^(platform|modules)/([^/]+)/policy(\\.ts$|/)', pathNot: TESTS },
    { pathNot: [...CONTRACTS, '^$1/$2/policy'] },
  ),
  forbid(
    'store-below-service',
    'The store holds SQL; rules, answers and routes stand above it.',
    { path: '^modules/([^/]+)/store(\\.ts$|/)', pathNot: TESTS },
    { path: '^modules/$1/(routes|present|jobs|seed|index)(\\.ts$|/)' },
  ),
  forbid(
    'service-below-routes',
    'A rule of the strategy does not know by which address it was asked.',
    { path: '^modules/([^/]+)/(service|present)(\\.ts$|/)', pathNot: TESTS },
    { path: '^modules/$1/(routes|index)(\\.ts$|/)' },
  ),
  forbid(
    'pages-in-browser-only',
    'Screens are loaded by browsers, never by the server.',
    { path: '^modules/([^/]+)/', pathNot: [...TESTS, '^modules/[^/]+/pages/'] },
    { path: ['^modules/[^/]+/pages/', '^web/'] },
  ),
]

const screens = [
  forbid(
    'page-sees-contract',
    'A screen knows its contract and calls the API; service, store and policy stay on the server.',
    { path: '^modules/([^/]+)/pages/', pathNot: TESTS },
    {
      path: '^modules/',
      pathNot: ['^modules/$1/(pages|contract)/', '^modules/[^/]+/contract(\\.ts$|/index\\.ts$)'],
    },
  ),
  forbid(
    'screen-sees-contracts',
    'Of the platform, a browser may load contracts only.',
    { path: SCREENS, pathNot: TESTS },
    { path: '^(platform|server|cli|bench|proof|demo|scripts)/', pathNot: PLATFORM_CONTRACTS },
  ),
  forbid(
    'screen-without-node',
    'Node is not there in a browser.',
    { path: SCREENS, pathNot: TESTS },
    { dependencyTypes: ['core'] },
  ),
  forbid(
    'web-front-door',
    'A shared part of the screens is used through its index.ts.',
    { path: SCREENS, pathNot: ['^web/components/', ...TESTS] },
    { path: '^web/components/', pathNot: '^web/components/[^/]+/index\\.ts$' },
  ),
  forbid(
    'web-front-door',
    'A shared part of the screens is used through its index.ts.',
    { path: '^web/components/([^/]+)/' },
    { path: '^web/components/', pathNot: ['^web/components/$1/', '^web/components/[^/]+/index\\.ts$'] },
  ),
  forbid(
    'parts-below-shell',
    'Shared parts and rooms do not know the shell around them.',
    { path: ['^web/components/', '^modules/[^/]+/pages/'], pathNot: TESTS },
    { path: '^web/(shell|gallery|main)' },
  ),
]

/** What the files of one module, and the screens, may know of each other. */
export const insideRules: IForbiddenRuleType[] = [...insideModule, ...screens]
