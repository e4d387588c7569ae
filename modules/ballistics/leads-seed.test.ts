import { mkdtemp, rm, writeFile, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as contract from './contract/index.ts'
import { seedLeads } from './seed/leads.ts'
import { leadTown, type LeadTown } from './testing/leads.ts'

let town: LeadTown
let folder: string
beforeAll(async () => {
  town = await leadTown()
  folder = await mkdtemp(join(tmpdir(), 'throughline-raw-'))
  await town.agree(town.laboratory, town.city)
  await town.agree(town.laboratory, town.harbor)
})
afterAll(async () => {
  await rm(folder, { recursive: true })
  await town.close()
})

it('makes leads of pairs that the network linked, once, and two of them hits', async () => {
  const { laboratory, city, harbor, house } = town
  const lines = ['LEAD,ACQUISITION_A,ACQUISITION_B,STATUS']
  for (const [at, status] of [
    'HIT',
    'HIT',
    'HIT',
    ...Array(6).fill('UNCONFIRMED'),
    'NOT CONFIRMED',
  ].entries()) {
    const [a, b] = [`A${at}`, `B${at}`]
    for (const [of, acquisition] of [
      [city, a],
      [harbor, b],
    ] as const) {
      const { exhibit } = await town.scene(of)
      await house.database.withActor(laboratory.technician.actor, ({ client }) =>
        client.query('update ballistics.exhibit set acquisition = $2, acquired_at = now() where id = $1', [
          exhibit,
          acquisition,
        ]),
      )
    }
    lines.push(`L-${at},${a},${b},${status}`)
  }
  await mkdir(join(folder, 'raw/laboratory'), { recursive: true })
  await writeFile(join(folder, 'raw/laboratory/network-leads.csv'), `${lines.join('\r\n')}\r\n`)
  const seed = () =>
    seedLeads(
      house,
      () => {},
      { path: (name) => join(folder, name) },
      {
        agencies: [],
        actorOf: async (_agency, role) =>
          (role === 'examiner' ? laboratory.examiner : laboratory.technician).actor,
      },
    )
  await seed()
  await seed()
  expect(await laboratory.examiner.call(contract.countLeads)).toMatchObject({
    all: 6,
    hits: 2,
    leads: 3,
    proposed: 1,
  })
  expect((await harbor.detective.call(contract.listLeads)).rows).toHaveLength(4)
})
