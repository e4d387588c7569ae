import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importShootings, incidents } from '#modules/incidents'
import { testHouse, type Person, type TestHouse } from '#testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildDemonstration, incidentFiles, scoreDemonstration } from './index.ts'

let house: TestHouse
let folder: string
let analyst: Person
beforeAll(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'throughline-demo-import-')), 'demonstration')
  await buildDemonstration({ size: 'small', seed: '2', out: folder })
  house = await testHouse()
  analyst = await house.person(await house.agency(), 'analyst')
})
afterAll(async () => {
  await house?.close()
  await rm(join(folder, '..'), { recursive: true, force: true })
})

const bring = (path: string) =>
  importShootings({ ...house, actor: analyst.actor, path: join(folder, path), asOf: '2026-10-31' })

test('the record system’s files are known by their layout and come in whole', async () => {
  for (const [path, name] of [
    [incidentFiles.shootings, 'alder-bay-shootings'],
    [incidentFiles.shotsFired, 'alder-bay-shots-fired'],
  ] as const) {
    const { report, profile, recognised } = await bring(path)
    expect([profile.name, recognised]).toEqual([name, true])
    expect(report.rows).toMatchObject({ rejected: 0, new: report.rowsRead })
    expect(
      report.repairs.flatMap(({ reason }) => reason).filter((reason) => /unknown word/.test(reason)),
    ).toEqual([])
    expect((await bring(path)).report.incidents).toMatchObject({ new: 0, changed: 0 })
  }
})

test('what the room then holds is close to the truth, and how close is told', async () => {
  const card = await scoreDemonstration(folder, incidents.findings!(house, analyst.actor))
  const score = card.strategies['track-gun-violence']
  if (score === 'not measured') throw new Error('The room told nothing.')
  expect(Object.keys(score)).toEqual(['police'])
  const { incidents: held, victims, killed } = score['police']!
  for (const { recall, precision } of [held, victims, killed]) {
    expect(recall).toBeGreaterThan(0.85)
    expect(precision).toBeGreaterThan(0.9)
  }
  expect(held.truly).toBeGreaterThan(40)
})

/** In a small city some partner has a year without a shooting. */
const isEmpty = async (path: string): Promise<boolean> =>
  (await readFile(join(folder, path), 'utf8')).trimEnd().split('\n').length === 1

test.each(['raw/neighbour/shootings.csv', 'raw/sheriff/shootings.csv'])(
  '%s of a partner comes in by the proposal alone',
  async (path) => {
    if (await isEmpty(path)) return
    const partner = await house.person(await house.agency(), 'analyst')
    const { report, recognised } = await importShootings({
      ...house,
      actor: partner.actor,
      path: join(folder, path),
      asOf: '2026-10-31',
      dryRun: true,
    })
    expect(recognised).toBe(false)
    expect(report.rows.rejected).toBe(0)
  },
)
