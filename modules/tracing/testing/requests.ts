import type { Ground, TraceRequest } from '../contract/index.ts'

export const ground: Ground = {
  recoveredOn: '2026-02-14',
  today: '2026-02-15',
  privatelyMade: false,
  conversionDevice: false,
  readings: 'agree',
  stolenChecked: true,
  otherTrace: null,
  possessorBorn: ['1999-04-02'],
}

/** A request that the tracing center has nothing to say against. */
export const request = (
  firearm: Partial<TraceRequest['firearm']> = {},
  more: Partial<TraceRequest> = {},
): TraceRequest => ({
  priority: 'routine',
  justification: '',
  instructions: '',
  crimeCode: '5202',
  projectCode: '',
  requester: {
    ori: 'GA0070100',
    phone: '555 0100',
    fax: '',
    email: 'desk@alderbay.example',
    officer: 'L. Ortiz',
    badge: '4182',
    caseNumber: '26-04188',
    unit: 'Gun crime',
    address: '1 Quay Road',
  },
  firearm: {
    serial: 'BKR4182',
    make: 'Glock',
    importer: 'Glock Inc',
    country: 'Austria',
    type: 'pistol',
    calibre: '9mm',
    model: '19',
    markings: null,
    obliterated: false,
    obliteration: '',
    ...firearm,
  },
  bonaFide: true,
  ...more,
})

type Gun = readonly [
  make: string,
  importer: string,
  country: string,
  type: TraceRequest['firearm']['type'],
  calibre: string,
  model: string,
]

const GUNS: readonly Gun[] = [
  ['Smith & Wesson', '', 'USA', 'revolver', '.38 Special', '642'],
  ['Glock', 'Glock Inc', 'Austria', 'pistol', '.40 S&W', '23'],
  ['Taurus', 'Taurus International', 'Brazil', 'pistol', '9mm Luger', 'G2C'],
  ['Ruger', '', 'United States', 'pistol', '.380 ACP', 'LCP'],
  ['Mossberg', '', 'USA', 'shotgun', '12 gauge', '500'],
  ['Hi-Point', '', 'USA', 'pistol', '.45 ACP', 'JHP'],
  ['Remington', '', 'U.S.A.', 'shotgun', '20 GA', '870'],
  ['Colt', '', 'USA', 'pistol', '.45 ACP', 'Government'],
  ['Kel-Tec', '', 'USA', 'pistol', '9mm', 'PF-9'],
  ['Savage', '', 'USA', 'rifle', '.22 LR', '64'],
]

/** A hundred requests and more of ten kinds of gun, with numbers of many shapes, that nothing can be said against. */
export const goodRequests: readonly TraceRequest[] = GUNS.flatMap(
  ([make, importer, country, type, calibre, model], kind) =>
    [
      'ABC1234',
      '193456',
      'T7K98421',
      'HBX4471',
      '17-204418',
      'RAC 33817',
      'A982214',
      '5582031X',
      'KP90417',
      'MV88123',
      'Q449217',
    ].map((serial, at) =>
      request(
        { make, importer, country, type, calibre, model, serial },
        at % 4 === 3 ? { priority: 'urgent', justification: `Homicide suspect at large, case ${kind}` } : {},
      ),
    ),
)

/** What people get wrong, as a change to a good request, and the rule that must say so. */
export const faults: readonly (readonly [
  code: string,
  broken: (good: TraceRequest, at: number) => TraceRequest,
  ground?: Partial<Ground>,
])[] = [
  ['urgent-unjustified', (good) => ({ ...good, priority: 'urgent', justification: 'asap' })],
  ['crime-code-missing', (good) => ({ ...good, crimeCode: ' ' })],
  ['crime-code-unknown', (good, at) => ({ ...good, crimeCode: ['0000', '9A01', '520', '7799'][at % 4]! })],
  ['not-bona-fide', (good) => ({ ...good, bonaFide: false })],
  ['ori-missing', (good) => ask(good, { ori: '' })],
  [
    'ori-shape',
    (good, at) => ask(good, { ori: ['GA00701', 'ga0070100', '0070100GA', 'GA-070100'][at % 4]! }),
  ],
  [
    'email-shape',
    (good, at) => ask(good, { email: ['desk', 'desk@', '@x.example', 'a b@c.example'][at % 4]! }),
  ],
  ['serial-missing', (good, at) => fire(good, { serial: ['', 'UNKNOWN', 'NONE', 'N/A'][at % 4]! })],
  ['serial-unread', (good, at) => fire(good, { serial: ['A12?45', 'AB*', '??4417', 'DEFACED'][at % 4]! })],
  ['obliteration-undescribed', (good) => fire(good, { serial: 'A1?', obliterated: true, obliteration: '' })],
  [
    'serial-placeholder',
    (good, at) => fire(good, { serial: ['111111', '12345678', '0000000', 'XXXXX1'][at % 4]! }),
  ],
  ['model-as-serial', (good, at) => fire(good, { serial: ['SD9VE', 'PT92', 'CPX-2', 'G19'][at % 4]! })],
  [
    'calibre-in-serial',
    (good, at) => fire(good, { serial: ['9MM', '.40 CAL', '380 AUTO', '.22 LR'][at % 4]! }),
  ],
  ['readings-differ', (good) => good, { readings: 'differ' }],
  ['make-missing', (good) => fire(good, { make: '' })],
  [
    'importer-as-make',
    (good, at) => fire(good, { make: ['Interarms', 'European American Armory', 'KBI', 'Excam'][at % 4]! }),
  ],
  ['type-unstated', (good) => fire(good, { type: 'unknown' })],
  ['calibre-missing', (good) => fire(good, { calibre: '' })],
  ['calibre-unknown', (good, at) => fire(good, { calibre: ['large', 'xx', '3 inch', 'see tag'][at % 4]! })],
  [
    'calibre-type',
    (good, at) =>
      fire(good, at % 2 ? { type: 'shotgun', calibre: '.380 ACP' } : { type: 'pistol', calibre: '12 gauge' }),
  ],
  ['model-missing', (good) => fire(good, { model: '' })],
  ['country-missing', (good) => fire(good, { country: '' })],
  ['importer-missing', (good) => fire(good, { country: 'Turkey', importer: '' })],
  ['recovered-later', (good) => good, { recoveredOn: '2026-03-01' }],
  ['possessor-age', (good) => good, { possessorBorn: [null, '2024-05-01'] }],
  ['already-requested', (good) => good, { otherTrace: 'T-1007' }],
]

const ask = (good: TraceRequest, requester: Partial<TraceRequest['requester']>): TraceRequest => ({
  ...good,
  requester: { ...good.requester, ...requester },
})
const fire = (good: TraceRequest, firearm: Partial<TraceRequest['firearm']>): TraceRequest => ({
  ...good,
  firearm: { ...good.firearm, ...firearm },
})
