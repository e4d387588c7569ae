import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { NoTruth, scoreDemonstration, type Finding } from './index.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-score-test-'))
  await mkdir(join(folder, 'truth'))
  await writeFile(
    join(folder, 'manifest.json'),
    JSON.stringify({ city: 'Alder Bay', seed: '1', begins: '2021-11-01' }),
  )
  for (const [name, lines] of Object.entries(truth))
    await writeFile(
      join(folder, 'truth', `${name}.jsonl`),
      lines.map((line) => `${JSON.stringify(line)}\n`).join(''),
    )
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const shots = { file: 'police/shootings.csv' }
const people = { file: 'police/involved-persons.csv' }

/** Three shootings with one gun behind two of them; a report of nothing; two people, one in two rows. */
const truth: Record<string, object[]> = {
  records: [
    { ...shots, row: 1, record: 'A1', shooting: 0, victim: 5, suspect: 3 },
    { ...shots, row: 2, record: 'A1', shooting: 0, victim: 6, suspect: 3 },
    { ...shots, row: 3, record: 'A2', shooting: 0, victim: 5 },
    { file: 'police/shots-fired.csv', row: 1, record: 'A3', alert: 4 },
    { ...shots, row: 4, record: 'A4', shooting: 1, victim: 7 },
    { file: 'police/property-guns.csv', row: 1, record: 'PR1', recovery: 0, gun: 2 },
    { file: 'police/property-guns.csv', row: 2, record: 'PR2', recovery: 1, gun: 3 },
    { file: 'police/property-guns.csv', row: 3, record: 'PR3', recovery: 2, gun: 4 },
    { ...people, row: 1, record: 'A1', person: 3 },
    { ...people, row: 2, record: 'A4', person: 3 },
    { ...people, row: 3, record: 'A4', person: 7 },
    { file: 'atf/traces.csv', row: 1, record: 'T1', trace: 0, recovery: 0, gun: 2 },
    { file: 'atf/dealers.csv', row: 1, record: '1-23-01', dealer: 0 },
    { file: 'atf/dealers.csv', row: 2, record: '1-23-02', dealer: 1 },
    { file: 'police/denial-notices.csv', row: 1, record: 'N1', denial: 0, person: 3 },
    { file: 'police/personnel-officers.csv', row: 1, record: '020000', officer: 0 },
    { file: 'police/personnel-officers.csv', row: 2, record: '020003', officer: 1 },
    { file: 'prevention/programs.csv', row: 1, record: 'P-01', program: 0 },
  ],
  shootings: [
    {
      shooting: 0,
      at: '2021-11-05 10:00',
      agency: 'police',
      victims: [
        { person: 5, died: null },
        { person: 6, died: '2021-11-06 01:00' },
      ],
    },
    { shooting: 1, at: '2021-12-05 10:00', agency: 'police', victims: [{ person: 7, died: null }] },
    { shooting: 2, at: '2021-12-25 10:00', agency: 'police', victims: [] },
  ],
  casings: [
    { exhibit: 0, gun: 2, shooting: 0, recovery: null, collected: '2021-11-05', acquired: '2021-11-08' },
    { exhibit: 1, gun: 2, shooting: 1, recovery: null, collected: '2021-12-05', acquired: '2021-12-06' },
    { exhibit: 2, gun: 2, shooting: null, recovery: 0, collected: '2022-01-05', acquired: null },
  ],
  'straw-purchases': [{ gun: 2, purchaser: 9, dealer: 0 }],
  thefts: [
    { gun: 3, at: '2021-11-09', hand: 'theft-dealer', dealer: 1 },
    { gun: 4, at: '2021-11-09', hand: 'theft-owner', dealer: null },
  ],
  dealers: [
    { dealer: 0, state: 'LN', careless: true },
    { dealer: 1, state: 'LN', careless: false },
  ],
  denials: [{ denial: 0, person: 3, shotAt: [{ shooting: 0, at: '2021-11-05 10:00' }] }],
  officers: [
    { officer: 0, risk: [3, 3, 3], events: [{ at: '2022-03-01', kind: 'complaint', finding: 'sustained' }] },
    { officer: 1, risk: Array.from({ length: 10 }, () => 0), events: [] },
  ],
  programs: [{ program: 0, effect: 0.8 }],
}

const score = (...findings: Finding[]) => scoreDemonstration(folder, findings)

test('what nobody tells of is not measured, never a figure', async () => {
  const { strategies, ...about } = await score()
  expect(about).toEqual({ city: 'Alder Bay', seed: '1' })
  expect(new Set(Object.values(strategies))).toEqual(new Set(['not measured']))
})

test('shootings: one twice, one of nothing, one missed, a death not told', async () => {
  const held = (number: string, killed: number, wounded: number): Finding => ({
    kind: 'shooting',
    records: [number],
    values: { killed, wounded },
  })
  const { strategies } = await score(
    held('A1', 0, 2),
    held('A2', 0, 1),
    held('A3', 0, 0),
    held('A4', 0, 1),
    held('of another city', 1, 0),
  )
  expect(strategies['track-gun-violence']).toEqual({
    police: {
      incidents: { truly: 3, said: 4, right: 2, recall: 2 / 3, precision: 0.5 },
      victims: { truly: 3, said: 4, right: 3, recall: 1, precision: 0.75 },
      killed: { truly: 1, said: 0, right: 0, recall: 0, precision: null },
      duplicates: { inFiles: 1, held: 1 },
    },
  })
})

test('what is held as not counting is not held against anyone', async () => {
  const { strategies } = await score(
    { kind: 'shooting', records: ['A3'], values: { killed: 0, wounded: 0, excluded: 1 } },
    { kind: 'shooting', records: ['A4'], values: { killed: 0, wounded: 1 } },
  )
  expect(strategies['track-gun-violence']).toMatchObject({ police: { incidents: { said: 1, precision: 1 } } })
})

test('links: right ones with their days, wrong ones, and those out of reach', async () => {
  const { strategies } = await score(
    { kind: 'gun-link', records: ['A4', 'A1'], at: '2021-12-08' },
    { kind: 'gun-link', records: ['A1', 'A4'], at: '2021-12-09' },
    { kind: 'gun-link', records: ['A1', 'nobody knows'] },
  )
  expect(strategies['crime-gun-ballistics']).toEqual({
    pairs: { truly: 1, said: 2, right: 1, recall: 1, precision: 0.5 },
    outOfReach: 2,
    medianDaysToLead: 4,
  })
})

test('people, trade, denials, officers and programs are each held against what was planted', async () => {
  const row = (n: number) => `police/involved-persons.csv#${n}`
  const { strategies } = await score(
    { kind: 'same-person', records: [row(1), row(2), row(3)] },
    { kind: 'straw-purchase', records: ['T1'], rule: 'one' },
    { kind: 'straw-purchase', records: ['PR2'], rule: 'other' },
    { kind: 'careless-dealer', records: ['1-23-02'] },
    { kind: 'dealer-theft', records: ['PR2'] },
    { kind: 'dealer-theft', records: ['PR3'] },
    { kind: 'dealer-theft', records: ['T1'] },
    { kind: 'trafficking-route', records: ['GA', 'T1'] },
    { kind: 'denial-history', records: ['N1', 'A1'] },
    { kind: 'denial-history', records: ['N1', 'A4'] },
    { kind: 'officer-alert', records: ['020000'], at: '2022-02-01' },
    { kind: 'program-effect', records: ['P-01'], values: { effect: 0.9, low: 0.7, high: 1.1 } },
  )
  expect(strategies['crime-gun-intelligence']).toMatchObject({ pairs: { truly: 1, said: 3, right: 1 } })
  expect(strategies['crime-gun-tracing']).toMatchObject({
    strawPurchasers: {
      truly: 1,
      said: 2,
      right: 1,
      byRule: { one: { said: 1, right: 1 }, other: { said: 1, right: 0 } },
    },
    repeatedStrawPurchasers: null,
    carelessDealers: { truly: 1, said: 1, right: 0 },
    // The gun of an owner is no theft from a dealer and no mistake; a gun that was never stolen is one.
    dealerThefts: { truly: 1, said: 2, right: 1 },
    routes: { truly: 0, said: 1, right: 0 },
  })
  expect(strategies['nics-denials']).toMatchObject({ links: { truly: 1, said: 2, right: 1 } })
  expect(strategies['early-intervention']).toMatchObject({
    officers: { truly: 1, said: 1, right: 1 },
    medianDaysBeforeSustained: 28,
  })
  expect(strategies['prevention-office']).toMatchObject({ programs: 1, estimated: 1, covered: 1 })
})

test('a folder without a demonstration is said', async () => {
  await expect(scoreDemonstration(join(folder, 'nowhere'), [])).rejects.toThrow(NoTruth)
})
