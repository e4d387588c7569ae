import { poisson, type Chance } from '../../chance/index.ts'
import type { City } from '../../city/types.ts'
import type { Life } from '../../life/types.ts'
import type { Exposure, Officer, OfficerEvent } from '../types.ts'
import { dutiesOf, MONTH, type Duty } from './duty.ts'
import { detailOf, ending, filed, OUTCOMES } from './outcomes.ts'
import { CAUSES, riskIn, traitsOf, type Setting, type Traits } from './risk.ts'
import { musterForce, type Member, type Roster } from './roster.ts'
import { busynessOf, minuteOnShift } from './units.ts'

const DAY = 1440

/** A force of the size that cities with much violence have: 2.25 officers for a thousand people. */
const STRENGTH = 0.002_25

type Drafted = Omit<OfficerEvent, 'id'>

/** A force, what it met and what came of it. */
export interface Force {
  readonly officers: readonly Officer[]
  readonly officerEvents: readonly OfficerEvent[]
  readonly exposures: readonly Exposure[]
}

export function liveForce(chance: Chance, city: City, life: Life): Force {
  const people = city.blocks.reduce((sum, { population }) => sum + population, 0)
  const begins = daysSince1900(life.begins)
  const roster = musterForce(chance.stream('roster'), city, STRENGTH * people, begins, life.days)
  const months = Math.ceil((life.days * DAY) / MONTH)
  const duties = dutiesOf(chance.stream('duty'), roster, busynessOf(city), months)
  const traits = traitsOf(chance.stream('traits'), roster)
  const story = new Story(chance, roster, traits, life.days * DAY)
  const scenes = scenesByMonth(city, life)
  for (let month = 0; month < months; month++) {
    if (month % 6 === 0) story.turnHalfYear(month / 6, duties[month]!)
    story.liveMonth(month, duties[month]!, scenes[month] ?? [])
  }
  const officers = roster.members.map((member, id) => officerOf(member, traits[id]!))
  const exposures = duties
    .flat()
    .map(({ officer, month, calls, stops, arrests }) => ({ officer, month, calls, stops, arrests }))
  return { officers, officerEvents: story.told(), exposures }
}

function officerOf(member: Member, { risk, shocks }: Traits): Officer {
  const { id, given, family, badge, born, sex, race, hired, left, rank, assignments, weakSupervisor } = member
  return {
    id,
    given,
    family,
    badge,
    born,
    sex,
    race,
    hired,
    left,
    rank,
    assignments,
    risk,
    shocks,
    weakSupervisor,
  }
}

const daysSince1900 = (date: string) => Math.round((Date.parse(date) - Date.UTC(1900, 0, 1)) / 86_400_000)

interface Scene {
  readonly at: number
  readonly district: number
}

function scenesByMonth({ blocks }: City, { shootings }: Life): Scene[][] {
  const months: Scene[][] = []
  for (const { at, block, kind, agency } of shootings) {
    if (kind !== 'fatal' || agency !== 'police') continue
    ;(months[Math.floor(at / MONTH)] ??= []).push({ at, district: blocks[block]!.district })
  }
  return months
}

class Story {
  readonly #events: Drafted[] = []
  readonly #chance: Chance
  readonly #roster: Roster
  readonly #traits: readonly Traits[]
  readonly #end: number
  readonly #recent: number[]
  #half = 0

  constructor(chance: Chance, roster: Roster, traits: readonly Traits[], end: number) {
    this.#chance = chance.stream('story')
    this.#roster = roster
    this.#traits = traits
    this.#end = end
    this.#recent = roster.members.map(() => 0)
  }

  turnHalfYear(half: number, duties: readonly Duty[]): void {
    this.#half = half
    const settings = new Map<number, Setting>()
    for (const { officer, supervisor, shift } of duties) {
      const supervisorWeak = this.#roster.members[supervisor]!.weakSupervisor && supervisor !== officer
      settings.set(officer, { supervisorWeak, nights: shift === 'night' })
    }
    if (half > 0) this.#counsel(duties, settings)
    riskIn(this.#chance, half, this.#roster, this.#traits, settings)
    this.#train(half, duties)
    this.#recent.fill(0)
  }

  liveMonth(month: number, duties: readonly Duty[], scenes: readonly Scene[]): void {
    for (const duty of duties) {
      const risk = this.#traits[duty.officer]!.risk[this.#half]!
      for (const outcome of OUTCOMES) {
        const { kind, slope } = outcome
        const expected = outcome.rate(duty) * Math.exp(slope * risk - (slope * slope) / 2)
        for (let n = poisson(this.#chance, expected); n > 0; n--) {
          const at = this.#momentIn(month, duty)
          const detail = detailOf(this.#chance, outcome)
          if (kind === 'complaint') this.#complain(duty.officer, filed(this.#chance, at), detail, risk)
          else if (kind === 'critical-incident') this.#suffer(duty.officer, at, detail)
          else this.#add({ officer: duty.officer, at, kind, detail, finding: null, decided: null })
        }
      }
    }
    for (const scene of scenes) this.#attend(scene, duties)
  }

  /** In order of time, numbered. */
  told(): OfficerEvent[] {
    const inOrder = this.#events.sort(
      (a, b) => a.at - b.at || a.officer - b.officer || (a.kind < b.kind ? -1 : 1),
    )
    return inOrder.map((event, id) => ({ id, ...event }))
  }

  #momentIn(month: number, { shift }: Duty): number {
    const day = Math.floor((month * MONTH) / DAY) + this.#chance.whole(0, 29)
    return day * DAY + minuteOnShift(this.#chance, shift)
  }

  #add(event: Drafted): void {
    const { left, hired } = this.#roster.members[event.officer]!
    if (event.at < 0 || event.at < hired || event.at >= this.#end || (left !== null && event.at >= left))
      return
    this.#events.push(event)
  }

  #complain(officer: number, at: number, detail: string, risk: number): void {
    this.#recent[officer]!++
    this.#add({ officer, at, kind: 'complaint', detail, ...ending(this.#chance, at, risk, this.#end) })
  }

  /** First at a fatal shooting: one or two of those on patrol in the district. */
  #attend({ at, district }: Scene, duties: readonly Duty[]): void {
    const near = duties.filter((duty) => duty.district === district && duty.unit === 'Patrol')
    const count = Math.min(near.length, this.#chance.whole(1, 2))
    for (let i = 0; i < count; i++) {
      this.#suffer(this.#chance.pick(near).officer, at + this.#chance.whole(3, 14), 'fatal shooting attended')
    }
  }

  #suffer(officer: number, at: number, detail: string): void {
    this.#traits[officer]!.critical += CAUSES.critical
    this.#add({ officer, at, kind: 'critical-incident', detail, finding: null, decided: null })
    if (this.#chance.happens(0.3))
      this.#help(
        officer,
        at + this.#chance.whole(2, 21) * DAY,
        'peer support after an incident',
        this.#half + 2,
      )
  }

  /** Whoever had two complaints in half a year may be sent to counselling; weak supervisors rarely do it. */
  #counsel(duties: readonly Duty[], settings: ReadonlyMap<number, Setting>): void {
    for (const { officer, month } of duties) {
      if (this.#recent[officer]! < 2) continue
      const sent = settings.get(officer)!.supervisorWeak ? 0.12 : 0.45
      if (!this.#chance.happens(sent)) continue
      this.#help(
        officer,
        Math.floor((month * MONTH) / DAY + this.#chance.whole(1, 14)) * DAY + 600,
        'by the supervisor',
        this.#half + 1,
      )
    }
  }

  #help(officer: number, at: number, detail: string, until: number): void {
    this.#traits[officer]!.helped = { until, by: CAUSES.help.counselling }
    this.#add({ officer, at, kind: 'counselling', detail, finding: null, decided: null })
  }

  /** Everybody has in-service training each half-year; some take the course of de-escalation, whoever they are. */
  #train(half: number, duties: readonly Duty[]): void {
    const begin = Math.floor((half * 6 * MONTH) / DAY)
    for (const { officer } of duties) {
      const at = (begin + this.#chance.whole(0, 180)) * DAY + 9 * 60
      this.#add({ officer, at, kind: 'training', detail: 'in-service', finding: null, decided: null })
      if (!this.#chance.happens(0.06)) continue
      const helped = this.#traits[officer]!.helped
      if (helped.until < half)
        this.#traits[officer]!.helped = { until: half + 2, by: CAUSES.help.deEscalation }
      const later = at + this.#chance.whole(1, 40) * DAY
      this.#add({
        officer,
        at: later,
        kind: 'training',
        detail: 'de-escalation',
        finding: null,
        decided: null,
      })
    }
  }
}
