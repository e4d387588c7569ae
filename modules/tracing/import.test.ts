import { afterAll, beforeAll, expect, test } from 'vitest'
import { testHouse, type Person, type TestHouse } from '#testing'
import * as contract from './contract/index.ts'
import { askNightly } from './service/nightly.ts'
import { investigator } from './testing/gun.ts'

let house: TestHouse
let clerk: Person
beforeAll(async () => {
  house = await testHouse()
  clerk = await investigator(house, await house.agency())
  await house.work()
})
afterAll(() => house.close())

const PROPERTY = `TAG,CASE_NO,BOOKED,CATEGORY,SERIAL,MAKE,MODEL,TYPE,CALIBER,REMARKS
P1,26-1,02/14/2026,TRAFFIC STOP,SB0815I80,GLOCK INC,19,PISTOL,9MM,SWITCH ATTACHED
P2,26-2,02/15/2026,FOUND PROPERTY,SEE REMARKS,MOSSBERG,500,SHOTGUN,12GA,SN: Q1353105
P3,26-3,not yet,ARREST,OBLITERATED,HI-POINT,C9,PISTOL,9MM,
P4,26-4,02/17/2026,SURRENDERED,NONE,,,PISTOL,9MM,POLYMER 80 KIT
,26-5,02/17/2026,ARREST,X12345,RUGER,LCP,PISTOL,.380,
P6,26-6,,ARREST,AB12345,RUGER,LCP,PISTOL,.380,
`
const DESCRIBED = `Item #,Incident ID,Date In,Description,Serial #
N1,P26-1,2/18/26,KEL TEC PF-9 PISTOL 9MM LUGER,RQ4471
`
const STOLEN = `REPORT,KIND,LICENCE,REPORTED,SERIAL,MAKE
TL-1,OWNER,,02/01/2026,Q1353IO5,MOSSBERG
`
const TRACES = `TRACE_NO,REQUESTED,PRIORITY,ORI,AGENCY_CASE,SERIAL,OBLITERATED,MANUFACTURER,IMPORTER,COUNTRY,TYPE,CALIBER,MODEL,RECOVERED,STATUS,COMPLETED,RESULT,PURCHASER_LAST,PURCHASER_FIRST,PURCHASER_DOB,PURCHASE_DATE,DEALER_LICENCE,DEALER_NAME,DEALER_STATE,POSSESSOR_LAST,POSSESSOR_FIRST
T1,2026-02-16,ROUTINE,GA0070100,261,SB08151BO,N,GLOCK,GLOCK INC,AUSTRIA,PISTOL,9MM,19,2026-02-14,COMPLETED,2026-02-25,PURCHASER IDENTIFIED,HAYES,SHANNON,04/08/1988,2025-02-14,6-09-901-01-7C-89822,ALDER OUTFITTERS,GA,BRANDT,KASPER
T2,2026-02-19,ROUTINE,GA0070100,26-77,ZZ99871,N,RUGER,,USA,PISTOL,.380,LCP,2026-02-18,PENDING,,,,,,,,,,,
`

async function imported(
  name: string,
  text: string,
  settings: contract.ImportSettings = {},
): Promise<contract.Import> {
  const body = Buffer.from(text) as unknown as Blob
  const upload = await clerk.call(contract.uploadFile, { query: { name }, body })
  const { id, kind, mapping } = upload
  await clerk.call(contract.startImport, { params: { id }, body: { kind, mapping, settings } })
  const read = () => clerk.call(contract.readImport, { params: { id } })
  await expect.poll(async () => (await read()).state, { timeout: 20_000 }).toMatch(/done|failed/)
  return read()
}
const open = async () =>
  (await clerk.call(contract.listTasks, { query: {} })).counts.reduce<Record<string, number>>(
    (all, { kind, open: count }) => ({ ...all, [kind]: count }),
    {},
  )

test('a property room of any layout is stored; what cannot be is kept with its reason, and nothing is lost', async () => {
  const done = await imported('property.csv', PROPERTY, { room: 'City', record: true })
  expect(done).toMatchObject({
    kind: 'property',
    state: 'done',
    rejectedFile: true,
    report: { rows: 6, added: 4, rejected: 2, recorded: 3 },
  })
  expect(done.report!.reasons.map(({ column }) => column).sort()).toEqual(['bookedOn', 'tag'])
  const again = await imported('property.csv', PROPERTY, { room: 'City', record: true })
  expect(again.report).toMatchObject({ added: 0, changed: 0, unchanged: 4, recorded: 0 })
  const other = await imported('neighbour.csv', DESCRIBED, { room: 'Neighbour', record: true })
  expect(other.report).toMatchObject({ added: 1, recorded: 1 })
  const { rows } = await clerk.call(contract.listRecoveries, { query: {} })
  const by = (tag: string) => rows.find(({ propertyTag }) => propertyTag === tag)
  expect(by('P1')).toMatchObject({ conversionDevice: true, circumstance: 'traffic-stop' })
  expect(by('P2')).toMatchObject({ serial: 'Q1353105' })
  expect(by('P4')).toMatchObject({ privatelyMade: true, serialState: 'none' })
  expect(by('N1')).toMatchObject({ make: 'KEL TEC', model: 'PF-9', type: 'pistol', calibre: '9MM LUGER' })
})

test('traces find the gun they are about, through a misread number and a case without its dash', async () => {
  await imported('stolen.csv', STOLEN)
  const done = await imported('traces.csv', TRACES)
  expect(done.report).toMatchObject({ rows: 2, added: 2, recorded: 1 })
  const { rows } = await clerk.call(contract.listTraces, { query: { q: 'T1' } })
  const trace = await clerk.call(contract.readTrace, {
    params: { id: rows.find(({ number }) => number === 'T1')!.id },
  })
  expect(trace).toMatchObject({
    recovery: { propertyTag: 'P1', possessors: [{ name: 'Kasper Brandt' }] },
    result: { daysToCrime: 365, band: '1-to-2-years' },
  })
  expect(trace.result!.steps.map(({ kind }) => kind)).toEqual([
    'manufacturer',
    'importer',
    'dealer',
    'purchaser',
  ])
  expect((await imported('traces.csv', TRACES)).report).toMatchObject({ added: 0, changed: 0, unchanged: 2 })
})

test('the reconciliation finds what is missing, doubled or different, once each, and settles what was mended', async () => {
  const first = await clerk.call(contract.runReconciliation, {})
  expect(await open()).toMatchObject({
    'not-recovered': 1,
    'not-traced': 3,
    'not-in-property': 1,
    'serial-differs': 1,
    'reported-stolen': 1,
    'answer-late': 1,
  })
  expect((await clerk.call(contract.runReconciliation, {})).found).toBe(0)
  const { tasks } = await clerk.call(contract.listTasks, { query: { kind: 'not-traced' } })
  await clerk.call(contract.draftTrace, { params: { id: tasks[0]!.recoveryId! } })
  const aside = { params: { id: tasks[1]!.id } }
  expect(
    (await clerk.refused(contract.decideTask, { ...aside, body: { state: 'set-aside', reason: '' } })).fields,
  ).toMatchObject([{ path: 'reason' }])
  await clerk.call(contract.decideTask, {
    ...aside,
    body: { state: 'set-aside', reason: 'Sent by the sheriff' },
  })
  const next = await clerk.call(contract.runReconciliation, {})
  expect([next.settled, next.open]).toEqual([1, first.open - 2])
})

test('a gun that nobody recorded is not taken in with a day made up', async () => {
  const { tasks } = await clerk.call(contract.listTasks, { query: { kind: 'not-recovered' } })
  const refused = await clerk.refused(contract.takeIn, { params: { id: tasks[0]!.propertyId! } })
  expect(refused).toMatchObject({
    code: 'request.invalid',
    sentence: expect.stringContaining('does not say when'),
  })
})

test('a night later the comparison is asked for again, once', async () => {
  expect(await askNightly(house.database)).toBe(0)
  await house.database.pool.query(
    `begin; set local role throughline_keeper;
     update tracing.reconciliation set ran_at = now() - interval '21 hours'; commit`,
  )
  expect(await askNightly(house.database)).toBe(1)
  expect(await askNightly(house.database)).toBe(0)
  const ran = async () => (await clerk.call(contract.listTasks, { query: {} })).ranAt!
  await expect
    .poll(async () => Date.now() - Date.parse(await ran()), { timeout: 20_000 })
    .toBeLessThan(60_000)
})

test('a file that does not hold what is needed says which columns', async () => {
  const upload = await clerk.call(contract.uploadFile, {
    query: { name: 'x.csv', kind: 'property' },
    body: Buffer.from('A,B\n1,2\n') as unknown as Blob,
  })
  const refused = await clerk.refused(contract.startImport, {
    params: { id: upload.id },
    body: { kind: 'property', mapping: {}, settings: {} },
  })
  expect(refused.fields?.map(({ path }) => path)).toEqual(['mapping.tag', 'mapping.caseNumber'])
})
