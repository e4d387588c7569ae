import { isoDay } from '../files/calendar.ts'
import type { World } from '../files/index.ts'

export function* people({ life, calendar }: World): Iterable<object> {
  for (const { id, given, family, born, sex, race, block, group, aliases, died, prohibited } of life.people)
    yield {
      person: id,
      given,
      family,
      born: isoDay(calendar.birthday(born)),
      sex,
      race,
      block,
      group,
      aliases,
      died: died === null ? null : calendar.isoMinute(died),
      prohibited: prohibited && { since: calendar.iso(prohibited.since), by: prohibited.by },
    }
}

export function* groups({ life, calendar }: World): Iterable<object> {
  for (const { id, name, blocks, members } of life.groups) yield { group: id, name, blocks, members }
  for (const { groups: between, from, to } of life.feuds)
    yield { feud: between, from: calendar.iso(from), to: calendar.iso(to) }
}

export function* causes({ life, calendar }: World): Iterable<object> {
  for (const { id, at, block, agency, kind, motive, sparkedBy, shooters, victims } of life.shootings)
    yield {
      shooting: id,
      at: calendar.isoMinute(at),
      block,
      agency,
      kind,
      motive,
      sparkedBy,
      shooters,
      victims: victims.map(({ person, wound, died }) => ({
        person,
        wound,
        died: died === null ? null : calendar.isoMinute(died),
      })),
    }
}
