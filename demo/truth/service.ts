import type { World } from '../files/index.ts'

export function* officers({ service, calendar }: World): Iterable<object> {
  const outcomes = new Map<number, { at: string; kind: string; finding: string | null }[]>()
  for (const { officer, at, kind, finding } of service.officerEvents) {
    const list = outcomes.get(officer) ?? []
    list.push({ at: calendar.iso(at), kind, finding })
    outcomes.set(officer, list)
  }
  for (const { id, risk } of service.officers) yield { officer: id, risk, events: outcomes.get(id) ?? [] }
}

export function* programs({ programs: all, calendar }: World): Iterable<object> {
  for (const { id, name, blocks, from, to, effect } of all)
    yield {
      program: id,
      name,
      blocks,
      from: calendar.iso(from),
      to: to === null ? null : calendar.iso(to),
      effect,
    }
}
