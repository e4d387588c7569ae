import { findActor } from '#platform/access'
import { printMachine } from '../../../bench/table.ts'
import { isSize, scoreDemonstration } from '../../../demo/index.ts'
import { policies } from '../../../server/house.ts'
import { modules } from '../../../server/modules.ts'
import { onEmptyHouse, type EmptyHouse } from '../../ground.ts'
import type { ProofOptions } from '../../run.ts'
import { caller, type Caller } from '../caller.ts'
import { allSearched, candidatesOf } from '../laboratory.ts'
import { followed, pairOf } from './account.ts'
import { daysToLead, entrySpan } from './days.ts'
import { enterCity, type Held } from './enter.ts'
import { withCity, type KnownCity } from './known.ts'
import { expectedOf } from './expected.ts'
import { grouped } from './grouped.ts'
import { settleLeads } from './leads.ts'
import { linksOf, listed, strangersIn, type ListedLink, type Lists } from './links.ts'
import { dealKnown, estimated } from './rates.ts'
import { offerFirst, readAll, type AtWork } from './reading.ts'
import { printDays, printLeads, printLists, printRates } from './report.ts'
import { emailOf, managerEmail, openLaboratory } from './staff.ts'

/** What must stand in the lists, as a share of the true links. */
const WANTED = 0.95
const SCANS = 40

/**
 * A part of the invented city goes through the room as a laboratory would have it: files and scans sent in, searches
 * that start by themselves, two blind readings by people whose error rates are planted, leads told and examined. Then
 * each step is held against the truth. `--scans 240 --seed 1`, and `--size small` for the small city.
 */
export async function run({ scans, seed = '1', size = 'city' }: ProofOptions): Promise<boolean> {
  if (!isSize(size)) throw new Error(`There is no city of size ${size}.`)
  printMachine()
  return withCity({ size, seed, scans: Number(scans ?? SCANS) }, (city) =>
    onEmptyHouse((house) => goThrough(house, city)),
  )
}

async function goThrough(house: EmptyHouse, city: KnownCity): Promise<boolean> {
  await openLaboratory(house, city.readers)
  const enter = (email: string) => caller(house, email)
  const technician = await enter(emailOf(city.readers[0]!))
  const held = await enterCity(technician, city)
  const lists = await search(technician, held)
  const links = found(held, lists)
  printLists(links, strangersIn(lists, gunsOf(held)))

  const people = await atWork(city, enter)
  const manager = await enter(managerEmail)
  const dealt = await dealKnown(manager, city)
  const added = await offerFirst(people[0]!, held, await candidatesOf(technician, held))
  const log = await readAll(city, people)
  // Signed in anew: an examination wants a fresh proof of who is at the screen.
  const examiners = (await atWork(city, enter)).filter(({ reader }) => reader.work === 'examiner')
  const leads = await settleLeads(city, examiners)
  const open = links.filter(({ sameCase }) => !sameCase)
  const ofCases = log.filter(({ names }) => !dealt.has(pairOf(names)))
  const account = followed(ofCases, leads)
  const pairs = [...grouped(ofCases, ({ names }) => pairOf(names)).values()]
  const expected = (same: boolean) =>
    expectedOf(
      pairs.filter(([first]) => first!.same === same),
      examiners.map(({ reader }) => reader),
    )
  printLeads({
    links: open,
    leads,
    account,
    added,
    expected: { same: expected(true), different: expected(false) },
  })
  const estimates = await estimated(manager, log, dealt)
  printRates(estimates, city.readers)
  printDays(daysToLead(city, leads, log, held), await entrySpan(manager, city.casings))
  const scored = await score(house, city)
  const right = leads.filter((lead) => lead.right && lead.state !== 'not-confirmed').length
  console.log(`demo score: ${scored.said} links said, ${scored.right} right; by this account ${right}`)
  return (
    links.length > 0 &&
    links.filter(({ place }) => place !== null).length >= WANTED * links.length &&
    estimates.every(({ counted }) => counted) &&
    scored.right === right
  )
}

async function search(technician: Caller, held: readonly Held[]) {
  const began = performance.now()
  const lists = await allSearched(technician, held, (done) => {
    if (done % 20 === 0) console.log(`${done} searched after ${seconds(began)} s`)
  })
  console.log(`All ${held.length} prepared and searched after ${seconds(began)} s\n`)
  return lists
}

const gunsOf = (held: readonly Held[]) => new Map(held.map(({ scan, gun }) => [scan, gun]))

const found = (held: readonly Held[], lists: Lists): ListedLink[] =>
  listed(linksOf(held), lists, gunsOf(held))

const atWork = ({ readers }: KnownCity, enter: (email: string) => Promise<Caller>): Promise<AtWork[]> =>
  Promise.all(readers.map(async (reader) => ({ reader, caller: await enter(emailOf(reader)) })))

/** What `throughline demo score` says of the leads, asked as an analyst of the laboratory. */
async function score(house: EmptyHouse, { folder }: KnownCity): Promise<{ said: number; right: number }> {
  const actor = (await findActor(house.database, { email: managerEmail }, policies))!
  async function* findings() {
    for (const { findings: of } of modules) if (of) yield* of(house.house, actor)
  }
  const { strategies } = await scoreDemonstration(folder, findings())
  const links = strategies['crime-gun-ballistics']
  return links === 'not measured' ? { said: 0, right: 0 } : links.pairs
}

const seconds = (began: number) => ((performance.now() - began) / 1_000).toFixed(0)
