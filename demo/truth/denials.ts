import type { World } from '../files/index.ts'

/** What a denied person truly took part in: the violent histories that investigators should find. */
export function* denials({ life, calendar }: World): Iterable<object> {
  const [shot, wasShot] = [new Map<number, number[]>(), new Map<number, number[]>()]
  const add = (to: Map<number, number[]>, person: number, id: number) => {
    const list = to.get(person)
    if (list) list.push(id)
    else to.set(person, [id])
  }
  for (const { id, shooters, victims } of life.shootings) {
    for (const { person } of shooters) add(shot, person, id)
    for (const { person } of victims) add(wasShot, person, id)
  }
  for (const { id, person, at, prohibitor, kind, gun, overturned, repeatOf } of life.denials)
    yield {
      denial: id,
      person,
      at: calendar.iso(at),
      prohibitor,
      kind,
      gun,
      overturned: overturned !== null,
      repeatOf,
      shotAt: (shot.get(person) ?? []).map((shooting) => ({
        shooting,
        at: calendar.iso(life.shootings[shooting]!.at),
      })),
      wasShotAt: wasShot.get(person) ?? [],
    }
}
