import { fork, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSetup } from '#platform/access'
import { auditSecret } from '#platform/audit'
import { diskStore } from '#platform/files'
import type { House } from '#platform/module'
import type { ThroughlineServer } from '#platform/http'
import { accept, browserOf, colleague, testHouse, type Newcomer, type TestHouse } from '#testing'
import * as access from '../platform/access/contract.ts'
import { searchAudit } from '../platform/audit/contract.ts'
import * as incidents from '../modules/incidents/contract/index.ts'
import { openHouse, openServer } from './house.ts'

/** Words that can only come from what people typed, sent or were given. */
const NAME = 'Zelda Quillfeather'
const NUMBER = '078-05-1120'
const SERIAL = 'SN-QX77413'
const WORD = 'quagmirewren'
const PASSWORD = `a ${WORD} nobody guesses`

let base: TestHouse
let house: House
let server: ThroughlineServer
let worker: ChildProcess
let folder: string
let boss: Newcomer
let clerk: Newcomer
const told: string[] = []
/** Secrets that the house itself made: links, sessions, authenticators, codes. */
const secrets: string[] = []

beforeAll(async () => {
  base = await testHouse()
  folder = await mkdtemp(join(tmpdir(), 'throughline-canary-'))
  house = openHouse(base.url, diskStore(join(folder, 'files')), { secret: auditSecret(randomBytes(32)) })
  server = await openServer(house, {
    demonstration: false,
    address: 'http://house.test',
    behindTls: false,
    log: 'json',
    logTo: { write: (line) => void told.push(line) },
  })
  worker = startWorkerProcess()
}, 60_000)
afterAll(async () => {
  worker.kill('SIGTERM')
  if (worker.exitCode === null) await once(worker, 'exit')
  await server.app.close()
  await house.database.close()
  await base.close()
  await rm(folder, { recursive: true, force: true })
}, 60_000)

function startWorkerProcess(): ChildProcess {
  const child = fork(fileURLToPath(new URL('./worker.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx', '--conditions=source'],
    env: { DATABASE_URL: base.url, THROUGHLINE_DATA: folder, THROUGHLINE_LOG: 'json' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (part) => told.push(String(part)))
  return child
}

const running = () => ({ server, database: house.database })

/** Accounts, and what their makers hand over. */
async function letPeopleIn(): Promise<void> {
  const setup = await createSetup(house.database)
  secrets.push(setup)
  const email = `${WORD}@city.example`
  boss = await accept(running(), setup, { name: NAME, email, agency: `${WORD} Police`, password: PASSWORD })
  clerk = await colleague(running(), boss, `clerk-${WORD}@city.example`, ['analyst', 'records-clerk'])
  const { secret } = await clerk.browser.call(access.askAuthenticator)
  const { link } = await boss.browser.call(access.invitePerson, {
    body: { name: NAME, email: `new-${WORD}@city.example`, roles: ['analyst'] },
  })
  secrets.push(secret, link.split('/').at(-1)!)
  for (const person of [boss, clerk])
    secrets.push(person.code(), ...person.recoveryCodes, ...person.browser.cookies.values())
}

/** Whoever guesses, and whoever asks for what they may not have. */
async function failToGetIn(): Promise<void> {
  const stranger = browserOf(running())
  const wrong = { password: `${WORD} ${NUMBER}`, banner: boss.banner }
  await stranger.refused(access.signIn, { body: { ...wrong, email: boss.email } })
  await stranger.refused(access.signIn, { body: { ...wrong, email: `nobody-${WORD}@city.example` } })
  await stranger.refused(access.readInvitation, { params: { token: `${WORD}${'x'.repeat(32)}` } })
  await stranger.call(access.signIn, {
    body: { email: boss.email, password: PASSWORD, banner: boss.banner },
  })
  await stranger.refused(access.giveCode, { body: { code: '078051' } })
  await clerk.browser.refused(access.invitePerson, {
    body: { name: NAME, email: `other-${WORD}@city.example`, roles: ['analyst'] },
  })
  const broken = { method: 'POST', url: '/api/session', payload: `{"email": ${WORD}` } as const
  await server.app.inject({ ...broken, headers: { 'content-type': 'application/json', referer: WORD } })
  await server.app.inject({ url: `/api/${WORD}?name=${NUMBER}`, headers: { 'user-agent': WORD } })
}

const incident = (number: string, remarks: string): incidents.IncidentContent => ({
  number,
  occurredOn: '2024-03-01',
  occurredTime: '23:10',
  reportedAt: null,
  place: {
    address: `12 ${WORD} Street`,
    precision: 'exact',
    latitude: null,
    longitude: null,
    setting: null,
    kind: null,
    district: null,
  },
  exclusion: null,
  circumstance: null,
  domestic: null,
  officerInvolved: null,
  status: null,
  statusOn: null,
  victims: [],
  suspects: [],
  weapons: [],
  alerts: [
    {
      number: SERIAL,
      system: null,
      alertedAt: '2024-03-01T23:11',
      rounds: 3,
      disposition: 'shooting',
      casings: null,
    },
  ],
  remarks,
})

/** Records, corrections, searches, views; and one that fails inside the database, whose error quotes the row. */
async function work(): Promise<void> {
  const remarks = `${NAME}, ${NUMBER}, pistol ${SERIAL}`
  const { id, version } = await clerk.browser.call(incidents.recordIncident, {
    body: incident('A-1', remarks),
  })
  await clerk.browser.call(incidents.reviseIncident, {
    params: { id },
    body: { version, reason: `${NAME} called`, content: incident('A-1', `${remarks} again`) },
  })
  await clerk.browser.call(incidents.listIncidents, { query: { q: `${NAME} ${SERIAL}` } })
  await clerk.browser.call(incidents.saveView, { body: { name: NAME, search: { q: NUMBER } } })
  await boss.browser.call(searchAudit, { query: { record: NUMBER, action: WORD } })
  await house.database.pool.query(
    `alter table incidents.incident add constraint canary check (remarks !~ 'falls over' and number !~ '^falls')`,
  )
  const refused = await clerk.browser.refused(incidents.recordIncident, {
    body: incident('A-2', `${remarks} falls over`),
  })
  expect(refused).toMatchObject({ status: 500 })
}

const HEADER =
  'INCIDENT_KEY,OCCUR_DATE,OCCUR_TIME,PRECINCT,LOCATION_DESC,STATISTICAL_MURDER_FLAG,PERP_AGE_GROUP,PERP_SEX,PERP_RACE,VIC_AGE_GROUP,VIC_SEX,VIC_RACE,Latitude,Longitude'
const row = (key: string, day: string) =>
  `${key},${day},23:10:00,40,${WORD} HOUSE,false,18-24,M,BLACK,25-44,M,BLACK,40.81,-73.92`

/** A file with rows that cannot be read, and one whose rows the database refuses, so that the job fails. */
async function bringFiles(): Promise<string[]> {
  const contents = [
    [HEADER, row('100', '03/01/2024'), row(NUMBER, `never ${NAME}`)],
    [HEADER, row(`falls ${SERIAL} ${NUMBER}`, '03/01/2024')],
  ]
  const states: string[] = []
  for (const lines of contents) {
    const { id, profile } = await clerk.browser.call(incidents.uploadImport, {
      query: { name: `${NAME} ${NUMBER}.csv` },
      body: Buffer.from(lines.join('\n')) as unknown as Blob,
    })
    await clerk.browser.call(incidents.startImport, { params: { id }, body: { profile: profile! } })
    const state = async () => (await clerk.browser.call(incidents.readImport, { params: { id } })).state
    await expect.poll(state, { timeout: 60_000 }).toMatch(/done|failed/)
    states.push(await state())
  }
  return states
}

test('no name, number, serial, password, token or code stands in a log or in the open part of the audit', async () => {
  await letPeopleIn()
  await failToGetIn()
  await work()
  expect(await bringFiles()).toEqual(['done', 'failed'])

  const { rows } = await house.database.pool.query<{ line: string }>(
    `select to_jsonb(event)::text as line from audit.event
     union all select encode(sealed, 'escape') from audit.content
     union all select coalesce(problem::text, '') from jobs.job`,
  )
  const log = told.join('')
  // What would hold them is there.
  expect(log).toMatch(/"level":50.*server\.failed/)
  expect(log).toContain('"route":"/api/session/code"')
  const actions = await house.database.pool.query<{ action: string; outcome: string }>(
    'select distinct action, outcome from audit.event',
  )
  for (const [action, outcome] of [
    [access.signIn.id, 'refused'],
    [access.giveCode.id, 'refused'],
    [access.invitePerson.id, 'refused'],
    [incidents.recordIncident.id, 'done'],
    [incidents.recordIncident.id, 'failed'],
    [incidents.listIncidents.id, 'done'],
    [searchAudit.id, 'done'],
  ])
    expect(actions.rows).toContainEqual({ action, outcome })

  const canaries = [NAME, NAME.split(' ')[1]!, NUMBER, SERIAL, WORD, PASSWORD, 'city.example', ...secrets]
  const found = (text: string) => canaries.filter((canary) => holds(text, canary))
  expect(secrets.length).toBeGreaterThan(20)
  expect(found(log)).toEqual([])
  expect(rows.filter(({ line }) => found(line).length > 0)).toEqual([])
}, 180_000)

/** Digits of a code stand by themselves; anything else is found in any case, also inside of something. */
const holds = (text: string, canary: string): boolean =>
  /^\d{6}$/.test(canary)
    ? new RegExp(`(?<![\\d.-])${canary}(?!\\d)`).test(text)
    : text.toLowerCase().includes(canary.toLowerCase())
