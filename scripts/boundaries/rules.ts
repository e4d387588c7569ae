import type { IForbiddenRuleType } from 'dependency-cruiser'
import { insideRules } from './inside.ts'
import { edgeRules } from './edges.ts'
import { CONTRACTS, forbid, PLATFORM_CONTRACTS, TESTS } from './words.ts'

const PRODUCT = '^(platform|modules|server|cli|web)/'
const ABOVE_MODULES = '^(server|cli|bench|proof|demo|scripts)/'

const general = [
  // What ends in ?url is the address of a file, which the bundler finds or refuses.
  forbid(
    'resolves',
    'Every import must lead to a file.',
    { path: '.' },
    { couldNotResolve: true, pathNot: '[?]url$' },
  ),
  forbid(
    'no-cycle',
    'Two files that need each other are one file, or need a third.',
    { path: '.' },
    { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  ),
  forbid(
    'declared-package',
    'A package that no package.json names can vanish with the next install.',
    { path: '.', pathNot: '^libraries/.*\\.test\\.ts$' },
    { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  ),
  forbid(
    'no-tools-in-product',
    'What runs in a city is installed without development packages.',
    { path: PRODUCT, pathNot: TESTS },
    { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  ),
  forbid(
    'testing-from-tests',
    'Helpers for tests are imported by tests only.',
    { path: '.', pathNot: [...TESTS, '^(scripts|proof)/'] },
    { path: '/testing/', pathNot: 'node_modules' },
  ),
]

const libraries = [
  forbid(
    'library-pure',
    'A library takes values and returns values: its own files and its declared packages, nothing else.',
    { path: '^libraries/([^/]+)/src/', pathNot: TESTS },
    { pathNot: ['^libraries/$1/src/', '^libraries/[^/]+/src/index\\.ts$', 'node_modules/'] },
  ),
  forbid(
    'library-by-name',
    'A library uses another by its package name, never by its path.',
    { path: '^libraries/([^/]+)/', pathNot: TESTS },
    { path: '^libraries/', pathNot: '^libraries/$1/', dependencyTypes: ['local'] },
  ),
  forbid(
    'library-front-door',
    'A library is used through its index.ts.',
    { path: '.', pathNot: '^libraries/' },
    { path: '^libraries/[^/]+/src/', pathNot: '^libraries/[^/]+/src/index\\.ts$' },
  ),
]

const platform = [
  forbid(
    'platform-below',
    'The platform knows nothing of modules, servers or screens.',
    { path: '^platform/', pathNot: TESTS },
    { path: '^(modules|server|web|cli|bench|proof|demo|scripts)/' },
  ),
  forbid(
    'platform-front-door',
    'A part of the platform is used through its index.ts; contract.ts is open to all.',
    { path: '^platform/([^/]+)/' },
    { path: '^platform/', pathNot: ['^platform/$1/', ...PLATFORM_CONTRACTS, '^platform/[^/]+/index\\.ts$'] },
  ),
  forbid(
    'platform-front-door',
    'A part of the platform is used through its index.ts; contract.ts is open to all.',
    { path: '.', pathNot: '^platform/' },
    { path: '^platform/', pathNot: [...PLATFORM_CONTRACTS, '^platform/[^/]+/index\\.ts$'] },
  ),
  forbid(
    'contract-safe',
    'Contracts are loaded by browsers: other contracts, zod and libraries only.',
    { path: CONTRACTS, pathNot: TESTS },
    { pathNot: [...CONTRACTS, 'node_modules/(zod|@types/geojson)/', '^libraries/[^/]+/src/index\\.ts$'] },
  ),
]

const top = [
  forbid(
    'server-composes',
    'The server puts parts together; commands, trials and screens stand above it.',
    { path: '^server/' },
    { path: '^(web|cli|bench|proof|scripts)/' },
  ),
  forbid(
    'demo-alone',
    'The invented city is made without the platform, so that its truth stays out of it.',
    { path: '^demo/', pathNot: TESTS },
    { path: '^(platform|modules|server|cli|web|bench|proof|scripts)/' },
  ),
  forbid(
    'demo-front-door',
    'The invented city is used through demo/index.ts.',
    { path: '.', pathNot: '^demo/' },
    { path: '^demo/', pathNot: '^demo/index\\.ts$' },
  ),
  forbid(
    'below-server',
    'Modules and libraries do not know the server they run in; tests use #testing.',
    { path: '^(libraries|platform|modules)/', pathNot: ['^modules/[^/]+/pages/'] },
    { path: ABOVE_MODULES, pathNot: '^server/testing/index\\.ts$' },
  ),
]

/** What may import what: the agreed edges of the house. What no rule forbids is allowed. */
export const rules: IForbiddenRuleType[] = [
  ...general,
  ...libraries,
  ...platform,
  ...edgeRules,
  ...insideRules,
  ...top,
]
