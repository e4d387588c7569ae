import { z } from 'zod'
import { Role, type RouteShape } from '#contract'
import { uuid } from '#platform/db'
import { markupStrings } from '../values/markup.ts'
import {
  addAgency,
  addPerson,
  exampleOf,
  incident,
  requestOf,
  send,
  type Asker,
  type Ground,
} from '../town/index.ts'
import { plantGuns, type PlantedGuns } from './guns.ts'

/** Someone whose agency is full of hostile texts, and what there is to open. */
export interface Planted extends PlantedGuns {
  readonly reader: Asker
  readonly incidents: readonly string[]
  readonly imports: readonly string[]
  /** Routes that took hostile texts, and how many requests they took. */
  readonly taken: ReadonlyMap<string, number>
}

const cut = (place: number, longest: number) => markupStrings[place % markupStrings.length]!.slice(0, longest)

/** Enough incidents for each text to stand in one of their nine fields. */
const INCIDENTS = 12
const FIELDS = 9

/** Puts hostile texts wherever texts can be stored: names, records, files, and every body a route takes. */
export async function plant(ground: Ground): Promise<Planted> {
  const agency = await addAgency(ground, cut(0, 120), 'law-enforcement')
  const reader = await addPerson(ground, agency, Role.options)
  await nameThings(ground, agency, reader)
  const incidents = []
  for (let n = 0; n < INCIDENTS; n++)
    incidents.push(await stored(ground, reader, '/api/incidents', JSON.stringify(hostileIncident(n))))
  const imports = []
  for (const name of [cut(3, 200), cut(40, 200)]) {
    const url = `/api/incidents/imports?name=${encodeURIComponent(name)}`
    imports.push(await stored(ground, reader, url, hostileFile(), 'application/octet-stream'))
  }
  await addLayer(ground, reader)
  const guns = await plantGuns(ground, reader, cut)
  return { reader, incidents, imports, ...guns, taken: await everywhere(ground, reader) }
}

/** People whose names and titles are hostile, in the reader's agency; written as older data would stand there. */
async function nameThings(ground: Ground, agency: number, reader: Asker): Promise<void> {
  for (const text of markupStrings) {
    const person = await addPersonRow(ground, agency, text)
    await ground.database.pool.query('update access.person set title = $2 where id = $1', [person, text])
  }
  await ground.database.pool.query('update access.person set name = $2, title = $3 where id = $1', [
    reader.personId,
    cut(7, 120),
    cut(8, 120),
  ])
  await ground.database.pool.query('update access.agency set unit = $2 where id = $1', [agency, cut(9, 120)])
}

async function addPersonRow({ database }: Ground, agency: number, name: string): Promise<string> {
  const { rows } = await database.pool.query<{ id: string }>(
    `insert into access.person (id, agency_id, name, email, roles, demonstration)
     values (gen_random_uuid(), $1, $2, $3, '{analyst}', true) returning id`,
    [agency, name.slice(0, 120), `${uuid().slice(-6)}${name}@town.example`.slice(0, 200)],
  )
  return rows[0]!.id
}

function hostileIncident(n: number): Record<string, unknown> {
  const text = (field: number, longest: number) => cut(n * FIELDS + field, longest)
  const plain = incident('x')
  const suspect = { age: null, sex: null, race: null, ethnicity: null, status: 'charged', arrestedOn: null }
  return {
    ...plain,
    number: text(0, 60),
    remarks: text(1, 4000),
    place: { ...(plain['place'] as object), address: text(2, 200), district: text(3, 60) },
    suspects: [
      { ...suspect, charges: [{ offense: text(4, 200), filedOn: null, disposition: text(5, 200) }] },
    ],
    weapons: [{ code: '12A', calibre: text(6, 40), recovered: true }],
    alerts: [
      {
        number: text(7, 60),
        system: text(8, 60),
        alertedAt: '2026-02-14T23:41:30Z',
        rounds: 3,
        disposition: 'shooting',
        casings: 2,
      },
    ],
  }
}

/** A table whose headers and cells are hostile, one text after the other. */
function hostileFile(): string {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  const rows = Array.from({ length: 10 }, (_, row) =>
    markupStrings
      .slice(row * 10, row * 10 + 10)
      .map(quoted)
      .join(','),
  )
  return [['OCCUR_DATE', ...markupStrings.slice(0, 9)].map(quoted).join(','), ...rows].join('\n')
}

async function addLayer(ground: Ground, reader: Asker): Promise<void> {
  const corners = (west: number) => [
    [west, 40],
    [west + 1, 40],
    [west + 1, 41],
    [west, 41],
    [west, 40],
  ]
  const features = markupStrings.slice(0, 20).map((text, place) => ({
    type: 'Feature',
    properties: { code: text.slice(0, 40), name: text },
    geometry: { type: 'Polygon', coordinates: [corners(-75 + place)] },
  }))
  const query = new URLSearchParams({ name: cut(11, 80), one: cut(12, 40), credit: cut(13, 200) })
  const file = JSON.stringify({ type: 'FeatureCollection', features })
  await stored(ground, reader, `/api/incidents/layers?${query}`, file, 'application/octet-stream')
}

async function stored(
  ground: Ground,
  reader: Asker,
  url: string,
  payload: string,
  type = 'application/json',
): Promise<string> {
  const answer = await send(ground, reader, {
    method: 'POST',
    url,
    headers: { 'content-type': type },
    payload,
  })
  if (answer.status !== 200) throw new Error(`${url} did not take a hostile text: ${answer.text}`)
  return String((answer.json as { id: unknown }).id)
}

/** Ends sessions or accounts: what is planted must still be read. */
const ENDS = /^access\.(?!invite|addAgency|addUnit)|stop|kill|signOut/i

const ROUNDS = 4

/** Every body of every route, with a hostile text wherever its contract takes one. */
async function everywhere(ground: Ground, reader: Asker): Promise<ReadonlyMap<string, number>> {
  const taken = new Map<string, number>()
  for (const route of ground.server.routes.filter(({ id, body }) => body && !ENDS.test(id)))
    for (let round = 0; round < ROUNDS; round++) {
      const example = exampleOf(route, round + 1)
      const body = hostileBody(route.body!, example.body, round * 25)
      const answer = await send(ground, reader, requestOf(route as RouteShape, { ...example, body }))
      if (answer.status === 200) taken.set(route.id, (taken.get(route.id) ?? 0) + 1)
    }
  return taken
}

/** The body with each text replaced, as far as the contract still takes it. */
function hostileBody(schema: z.core.$ZodType, body: unknown, from: number): unknown {
  let made = structuredClone(body)
  for (const [turn, path] of textPaths(body).entries())
    for (const longest of [200, 60, 40]) {
      const tried = replaced(made, path, cut(from + turn, longest))
      if (!z.safeParse(schema, tried).success) continue
      made = tried
      break
    }
  return made
}

function textPaths(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value === 'string') return [path]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, member]) => textPaths(member, [...path, name]))
}

function replaced(value: unknown, [name, ...rest]: readonly string[], text: string): unknown {
  if (name === undefined) return text
  const holder = value as Record<string, unknown>
  const inner = replaced(holder[name], rest, text)
  return Array.isArray(value) ? value.with(Number(name), inner) : { ...holder, [name]: inner }
}
