import fc from 'fast-check'
import type { PoolClient } from 'pg'
import { uuid } from '#platform/db'
import { addAgency, addPerson, agree, incident, send, type Asker, type Ground } from '../town/index.ts'
import { answersTo, questionsFor, UNSEEN } from './observe.ts'
import { labelFor, worlds, type InterferenceWorld, type Reason } from './world.ts'

export interface InterferenceResult {
  readonly worlds: number
  /** Answers compared. */
  readonly answers: number
  /** Of them, those answered with 200: the rest were the same refusal. */
  readonly shown: number
  readonly hidden: number
  readonly differences: readonly string[]
  /** Answers that moved when a record was added that the observer does see: proof that a difference would be found. */
  readonly moved: number
}

/** Each world is asked every third question, the next world the next: all are asked of every three worlds. */
const PARTS_OF_ALL = 3

/**
 * Adds records that an observer cannot see, and compares everything the observer is answered before and after,
 * in the same process with whatever it keeps in memory.
 */
export async function interfere(
  ground: Ground,
  settings: { worlds: number; seed: number; told?: (done: number, differences: number) => void },
): Promise<InterferenceResult> {
  await letOwnerLabel(ground)
  const total = { answers: 0, shown: 0, hidden: 0, moved: 0 }
  const differences: string[] = []
  for (const [n, world] of fc.sample(worlds, { seed: settings.seed, numRuns: settings.worlds }).entries()) {
    const town = await found(ground, world)
    const seen = [...town.own, ...town.shared].slice(0, 2)
    const questions = questionsFor(ground, seen, world.questions).filter(
      (_, place) => place % PARTS_OF_ALL === n % PARTS_OF_ALL,
    )
    const before = await answersTo(ground, town.observer, questions, UNSEEN)
    const hidden = await hide(ground, world, town)
    const after = await answersTo(ground, town.observer, questions, hidden[0]!)
    for (const [place, answer] of after.entries())
      if (answer !== before[place]) {
        const { route, sent } = questions[place]!
        differences.push(
          `world ${n}, ${route.id} ${sent.url}, ${JSON.stringify(world)}: ${around(before[place]!, answer)}`,
        )
      }
    total.answers += after.length
    total.shown += after.filter((answer) => answer.startsWith('200')).length
    total.hidden += hidden.length
    if (n % 20 === 0) total.moved += await movedBy(ground, town, questions, after)
    settings.told?.(n + 1, differences.length)
  }
  return { worlds: settings.worlds, ...total, differences }
}

interface Founded {
  readonly agencies: readonly number[]
  readonly observer: Asker
  readonly clerks: readonly Asker[]
  readonly own: readonly string[]
  readonly shared: readonly string[]
}

async function found(ground: Ground, world: InterferenceWorld): Promise<Founded> {
  const agencies = [await addAgency(ground, `Observers ${uuid()}`, 'law-enforcement')]
  for (let n = 0; n < world.others; n++)
    agencies.push(await addAgency(ground, `Others ${uuid()}`, 'law-enforcement'))
  const clerks: Asker[] = []
  for (const agency of agencies) clerks.push(await addPerson(ground, agency, ['records-clerk']))
  const observer = await addPerson(ground, agencies[0]!, [world.role])
  const records: string[][] = []
  for (const [place, clerk] of clerks.entries()) {
    records.push([])
    for (let n = 0; n < world.records[place]!; n++)
      records[place]!.push(await enter(ground, clerk, '2026-02-14'))
  }
  const shared = records[1]!.slice(0, world.shares === 'nothing' ? 0 : 1)
  const record = world.shares === 'one incident' ? (shared[0] ?? null) : null
  if (shared.length > 0)
    await ground.database.withOwner(async (client) => {
      await label(client, shared[0]!, { category: 'incident', sensitivity: 'open' })
      const grant = { to: agencies[0]!, category: 'incident', upTo: 'open', record } as const
      await agree(client, agencies[1]!, [agencies[0]!], [grant], 'incident')
    })
  return { agencies, observer, clerks, own: records[0]!, shared }
}

/** Enters the records that the observer must not notice; their numbers. */
async function hide(ground: Ground, world: InterferenceWorld, { clerks }: Founded): Promise<string[]> {
  const hidden: string[] = []
  for (const { reason, closed, day } of world.hidden) {
    const clerk = clerks[placeOf(reason, clerks.length)]!
    const id = await enter(ground, clerk, day)
    await ground.database.withOwner((client) => label(client, id, labelFor(reason, world.role, closed)))
    hidden.push(id)
  }
  return hidden
}

/** Whose record it is: the observer's own agency, the one that may share, or the last. */
function placeOf(reason: Reason, agencies: number): number {
  if (reason === 'sealed' || reason === 'of a closed category') return 0
  return reason === 'of an agency that shares nothing' ? agencies - 1 : 1
}

async function movedBy(
  ground: Ground,
  { observer, clerks }: Founded,
  questions: Parameters<typeof answersTo>[2],
  before: readonly string[],
): Promise<number> {
  await enter(ground, clerks[0]!, '2026-02-14')
  const after = await answersTo(ground, observer, questions, UNSEEN)
  return after.filter((answer, place) => answer !== before[place]).length
}

async function enter(ground: Ground, clerk: Asker, day: string): Promise<string> {
  const answer = await send(ground, clerk, {
    method: 'POST',
    url: '/api/incidents',
    headers: { 'content-type': 'application/json' },
    payload: JSON.stringify(incident(`N-${uuid()}`, { occurredOn: day })),
  })
  if (answer.status !== 200) throw new Error(`No incident could be entered: ${answer.text}`)
  return (answer.json as { id: string }).id
}

const PARTS = ['victim', 'suspect', 'weapon', 'alert', 'version']

async function label(
  client: PoolClient,
  id: string,
  label: { category: string; sensitivity: string },
): Promise<void> {
  const values = [id, label.category, label.sensitivity]
  // Intelligence is kept only where a reason stands for it.
  if (label.category === 'intelligence')
    await client.query(
      `insert into sharing.intelligence_basis (record_id, owner_agency, predicate, source_reliability,
         content_validity, submitted_by, entered_on, review_by)
       select id, owner_agency, 'Seen by two officers at the scene', 'reliable', 'confirmed', id, current_date,
         current_date + 300 from incidents.incident where id = $1`,
      [id],
    )
  await client.query('update incidents.incident set category = $2, sensitivity = $3 where id = $1', values)
  for (const part of PARTS)
    await client.query(
      `update incidents.${part} set category = $2, sensitivity = $3 where incident_id = $1`,
      values,
    )
}

/** Labels are changed here by the owning role, which is bound by the rule like anyone else unless told otherwise. */
async function letOwnerLabel({ database }: Ground): Promise<void> {
  await database.withOwner(async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select target::regclass::text as name from access.protected_table where target::regclass::text like 'incidents.%'`,
    )
    for (const { name } of rows) await client.query(`alter table ${name} no force row level security`)
  })
}

/** Where two answers part, with a little before and after. */
function around(before: string, after: string): string {
  let at = 0
  while (at < before.length && before[at] === after[at]) at++
  const cut = (text: string) => text.slice(Math.max(0, at - 60), at + 80)
  return `"${cut(before)}" became "${cut(after)}"`
}
