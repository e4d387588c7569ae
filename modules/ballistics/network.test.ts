import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testHouse, type Person, type TestHouse } from '#testing'
import * as contract from './contract/index.ts'
import { holdExhibits, importText, leadList } from './testing/network.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

const technician = async (): Promise<Person> => house.person(await house.agency(), 'technician')
const held = (person: Person) =>
  holdExhibits(house, person, [
    { exhibit: 'FX-1', acquisition: 'AQ26000001', case: '26-0000011' },
    { exhibit: 'FX-2', acquisition: 'AQ26000002', case: '26-0000022' },
    { exhibit: 'FX-3', acquisition: 'AQ26000003', case: '26-0000033' },
    { exhibit: 'FX-4', acquisition: null, case: '26-0000044' },
    { exhibit: 'FX-5', acquisition: 'AQ26000005', case: '26-0000022' },
  ])
const leadsOf = async (person: Person) => (await person.call(contract.listNetworkLeads)).rows
const counts = (person: Person) => person.call(contract.countNetworkLeads)
const ONE = 'L-1,2026-04-01,AQ26000001,AQ26000002,26-0000011,260000022,2026-04-02,UNCONFIRMED,,'

describe('a list of leads', () => {
  test('brings leads with their exhibits and cases, however the numbers were copied', async () => {
    const person = await technician()
    await held(person)
    const { report } = await importText(person, leadList(ONE))
    expect(report).toMatchObject({ rowsRead: 1, new: 1, changed: 0, rejected: 0, hits: 0, open: 0 })
    expect(await leadsOf(person)).toMatchObject([
      {
        number: 'L-1',
        issuedOn: '2026-04-01',
        notifiedOn: '2026-04-02',
        status: 'unconfirmed',
        own: true,
        a: {
          shown: true,
          exhibit: { number: 'FX-1' },
          casefile: { number: '26-0000011' },
          foundBy: 'acquisition',
        },
        b: { exhibit: { number: 'FX-2' }, casefile: { number: '26-0000022' }, task: null },
      },
    ])
  })

  test('changes nothing when it comes in again, and becomes a hit by a later one, with the history kept', async () => {
    const person = await technician()
    await held(person)
    await importText(person, leadList(ONE))
    expect((await importText(person, leadList(ONE))).report).toMatchObject({
      new: 0,
      changed: 0,
      unchanged: 1,
    })
    const hit = 'L-1,2026-04-01,AQ26000001,AQ26000002,26-0000011,260000022,2026-04-02,HIT,2026-05-20,HB'
    expect((await importText(person, leadList(hit))).report).toMatchObject({
      changed: 1,
      becameHit: 1,
      hits: 1,
    })
    const [lead] = await leadsOf(person)
    expect(lead).toMatchObject({ status: 'hit', confirmedOn: '2026-05-20', examiner: 'HB' })
    const { history } = await person.call(contract.readNetworkLead, { params: { id: lead!.id } })
    expect(history.map(({ kind }) => kind)).toEqual(['changed', 'listed'])
    expect(history[0]!.changes).toContainEqual({ field: 'status', before: 'unconfirmed', after: 'hit' })
    // An older list does not undo what the examiner found, and says so.
    const stale = await importText(person, leadList(ONE))
    expect(stale.report).toMatchObject({ changed: 0, unchanged: 1 })
    expect(stale.report!.notes[0]!.reason).toContain('What was found stays')
    expect((await leadsOf(person))[0]!.status).toBe('hit')
  })

  test('rejects rows by themselves, with row, column and remedy, and gives them back to mend', async () => {
    const person = await technician()
    await held(person)
    const list = await importText(
      person,
      leadList(
        ONE,
        'L-2,2026-13-45,AQ26000001,AQ26000003,26-0000011,26-0000033,,UNCONFIRMED,,',
        'L-3,2026-04-03,AQ26000001,AQ26000001,26-0000011,26-0000011,,UNCONFIRMED,,',
        'L-4,2026-04-03,AQ26000001,,26-0000011,,,UNCONFIRMED,,',
        'L-5,2026-04-03,AQ26000001,AQ26000003,26-0000011,26-0000033,,MATCH,,',
        'L-6,2026-04-03,AQ26000001,AQ26000003,26-0000011,26-0000033,,UNCONFIRMED,2026-05-01,',
      ),
    )
    expect(list.report).toMatchObject({ rowsRead: 6, new: 1, rejected: 5 })
    expect(list.report!.problems.map(({ row, column }) => [row, column])).toEqual([
      [2, 'ISSUED'],
      [3, 'ACQUISITION_B'],
      [4, 'ACQUISITION_B'],
      [5, 'STATUS'],
      [6, 'STATUS'],
    ])
    expect(list.report!.problems[3]).toMatchObject({ remedy: 'Write UNCONFIRMED, HIT or NOT CONFIRMED.' })
    const file = (await person.call(contract.rejectedRows, { params: { id: list.id } })) as unknown as string
    expect(file.split('\r\n')).toHaveLength(7)
    expect((await leadsOf(person)).length).toBe(1)
  })

  test('is read by its headers under other names, from any sheet, and wants a person where a column is missing', async () => {
    const person = await technician()
    await held(person)
    const other = [
      'Hit Number;Lead Date;Reference Acquisition;Candidate Acquisition;Reference Case;Candidate Case;Hit Status',
      'N-9;04/13/2026;AQ26000001;AQ26000003;26-0000011;26-0000033;Confirmed Hit',
    ].join('\n')
    expect((await importText(person, other)).report).toMatchObject({ new: 1, hits: 1, rejected: 0 })
    const upload = await person.call(contract.uploadList, {
      query: { name: 'odd.csv', kind: 'leads' },
      body: Buffer.from(
        'No,Seen,First gun,Second gun\n1,2026-04-01,AQ26000001,AQ26000003\n',
      ) as unknown as Blob,
    })
    const refused = await person.refused(contract.importList, {
      params: { id: upload.id },
      body: { kind: 'leads', mapping: upload.mapping },
    })
    expect(refused).toMatchObject({ status: 422, code: 'ballistics.list_unmapped' })
    expect(refused.fields).toHaveLength(3)
    const mapping = { lead: 'No', issued: 'Seen', acquisitionA: 'First gun', acquisitionB: 'Second gun' }
    const preview = await person.call(contract.previewList, {
      params: { id: upload.id },
      body: { kind: 'leads', mapping },
    })
    expect(preview).toMatchObject({
      rejected: 0,
      missing: [],
      rows: [{ cells: { acquisitionA: 'AQ26000001' } }],
    })
    const done = { params: { id: upload.id }, body: { kind: 'leads' as const, mapping } }
    expect((await person.call(contract.importList, done)).report).toMatchObject({ new: 1 })
    expect((await person.refused(contract.importList, done)).code).toBe('ballistics.list_done')
  })
})

describe('hits', () => {
  test('are counted once for a pair of cases, and leads within one case link nothing', async () => {
    const person = await technician()
    await held(person)
    const row = (n: number, a: string, b: string, status: string) =>
      `L-${n},2026-04-0${n},${a},${b},,,,${status},${status === 'HIT' ? '2026-05-01' : ''},`
    await importText(
      person,
      leadList(
        row(1, 'AQ26000001', 'AQ26000002', 'HIT'),
        row(2, 'AQ26000005', 'AQ26000001', 'HIT'),
        row(3, 'AQ26000002', 'AQ26000005', 'HIT'),
        row(4, 'AQ26000001', 'AQ26000003', 'UNCONFIRMED'),
      ),
    )
    expect(await counts(person)).toEqual({
      leads: 4,
      unconfirmed: 1,
      confirmed: 3,
      notConfirmed: 0,
      hits: 1,
      notTold: 4,
      open: 0,
    })
    expect(await person.call(contract.countCaseLinks)).toMatchObject({
      pairs: 2,
      hits: 1,
      unconfirmed: 1,
      both: 0,
      known: 0,
      pairsBySource: { own: 0, network: 2 },
      hitsBySource: { own: 0, network: 1 },
      leadsBySource: { own: 0, network: 3 },
    })
    const { links } = await person.call(contract.listCaseLinks, { query: { state: 'hit' } })
    expect(links).toMatchObject([
      { state: 'hit', sources: ['network'], hitBy: ['network'], hitOn: '2026-05-01' },
    ])
    expect(links[0]!.leads.map(({ number }) => number)).toEqual(['L-1', 'L-2'])
    expect(await person.call(contract.listCaseLinks, { query: { q: '260000033' } })).toMatchObject({
      links: [
        { state: 'lead', cases: expect.arrayContaining([expect.objectContaining({ number: '26-0000033' })]) },
      ],
    })
    const examiner = await house.person(person.actor.agencyId, 'examiner')
    const file = (await examiner.call(contract.exportCaseLinks)) as unknown as string
    expect(file).toContain('Lead, unconfirmed')
    expect(file).not.toMatch(/match/i)
  })
})

describe('what could not be matched', () => {
  const MIXED = leadList(
    // A digit of the acquisition mistyped, of the case another, and a case that differs from that of the exhibit.
    'L-1,2026-04-01,AQ26000001,AQ26000020,26-0000011,26-0000022,,UNCONFIRMED,,',
    'L-2,2026-04-02,AQ26000009,AQ26000001,26-0000404,26-0000011,,UNCONFIRMED,,',
    'L-3,2026-04-03,AQ26000009,AQ26000003,26-0000404,26-0000303,,UNCONFIRMED,,',
  )

  test('is listed once with exhibits it could be, and settled by a person for every lead', async () => {
    const person = await technician()
    const ids = await held(person)
    const { report } = await importText(person, MIXED)
    expect(report).toMatchObject({ new: 3, open: 3 })
    const { tasks, counts: open } = await person.call(contract.listTasks)
    expect(open).toEqual({ unknown: 2, differs: 1 })
    const by = (acquisition: string) => tasks.find((task) => task.acquisition === acquisition)!
    expect(by('AQ26000020').proposals[0]).toMatchObject({ exhibit: 'FX-2', because: 'acquisition-near' })
    expect(by('AQ26000020').casefile).toMatchObject({ number: '26-0000022' })
    expect(by('AQ26000009').leads.map(({ number }) => number)).toEqual(['L-2', 'L-3'])
    expect(by('AQ26000009').proposals.map(({ exhibit, because }) => [exhibit, because])).toContainEqual([
      'FX-4',
      'case-near',
    ])
    expect(by('AQ26000003')).toMatchObject({
      task: 'case-differs',
      proposals: [{ exhibit: 'FX-3', because: 'as-matched' }],
    })

    const { lead, side } = by('AQ26000009')
    const settle = (exhibit: string | null) => ({ params: { id: lead, side }, body: { exhibit } })
    expect((await person.refused(contract.settleTask, settle('FX-404'))).code).toBe('record.unavailable')
    expect(await person.call(contract.settleTask, settle('FX-4'))).toEqual({ leads: 2 })
    expect((await person.refused(contract.settleTask, settle('FX-4'))).code).toBe('ballistics.side_settled')
    const rows = await leadsOf(person)
    expect(rows.find(({ number }) => number === 'L-3')!.a).toMatchObject({
      exhibit: { id: ids.get('FX-4')!.exhibit },
      foundBy: 'person',
      task: null,
    })
    // What a person found survives the same list again.
    expect((await importText(person, MIXED)).report).toMatchObject({ unchanged: 3, open: 2 })
    expect((await leadsOf(person)).find(({ number }) => number === 'L-2')!.a.exhibit!.number).toBe('FX-4')
  })

  test('is found once the exhibit has its number', async () => {
    const person = await technician()
    await held(person)
    await importText(
      person,
      leadList('L-1,2026-04-01,AQ26000001,AQ26000004,26-0000011,26-0000044,,UNCONFIRMED,,'),
    )
    expect(await counts(person)).toMatchObject({ open: 1 })
    const list = await importText(
      person,
      'ACQUISITION,EXHIBIT,ENTERED,SITE\nAQ26000004,FX-4,2026-03-08 14:10,State laboratory\nAQ26000099,FX-99,2026-03-08,\n',
      'acquisitions.csv',
    )
    expect(list).toMatchObject({ kind: 'acquisitions', report: { changed: 1, open: 0 } })
    expect(list.report!.notes[0]!.reason).toContain('FX-99')
    expect(await counts(person)).toMatchObject({ open: 0 })
    expect((await leadsOf(person))[0]!.b).toMatchObject({
      exhibit: { number: 'FX-4' },
      foundBy: 'acquisition',
    })
  })
})

describe('people of other agencies', () => {
  test('see nothing of it, and those without the work may not', async () => {
    const person = await technician()
    await held(person)
    await importText(person, leadList(ONE))
    const [lead] = await leadsOf(person)
    const stranger = await technician()
    expect(await leadsOf(stranger)).toEqual([])
    expect(await counts(stranger)).toMatchObject({ leads: 0, hits: 0, open: 0 })
    expect(await person.call(contract.listLists)).toMatchObject({
      lists: [{ fileName: 'network-leads.csv' }],
    })
    expect(await stranger.call(contract.listLists)).toEqual({ lists: [] })
    expect(await stranger.call(contract.listCaseLinks)).toEqual({ links: [], next: null })
    expect((await stranger.refused(contract.readNetworkLead, { params: { id: lead!.id } })).code).toBe(
      'record.unavailable',
    )
    const settle = { params: { id: lead!.id, side: 'a' as const }, body: { exhibit: null } }
    expect((await stranger.refused(contract.settleTask, settle)).code).toBe('ballistics.side_settled')
    const detective = await house.person(person.actor.agencyId, 'detective')
    expect((await detective.refused(contract.listLists)).code).toBe('permission.missing')
    expect((await detective.call(contract.listNetworkLeads)).rows).toHaveLength(1)
    const planner = await house.person(person.actor.agencyId, 'prevention-staff')
    expect((await planner.refused(contract.listNetworkLeads)).code).toBe('permission.missing')
  })
})
