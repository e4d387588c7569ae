import type { Minute, Move } from '../life/types.ts'
import type { World } from '../files/index.ts'

export function* guns({ life, calendar }: World): Iterable<object> {
  for (const {
    id,
    type,
    make,
    model,
    calibre,
    serial,
    made,
    obliterated,
    conversionDevice,
    moves,
  } of life.guns)
    yield {
      gun: id,
      type,
      make,
      model,
      calibre,
      serial,
      made,
      obliterated,
      conversionDevice,
      moves: moves.map(({ at, hand, toPerson, toDealer }) => ({
        at: calendar.iso(at),
        hand,
        ...(toPerson !== null && { person: toPerson }),
        ...(toDealer !== null && { dealer: toDealer }),
      })),
    }
}

export function* casings({ life, calendar }: World): Iterable<object> {
  const day = (at: Minute | null) => (at === null ? null : calendar.iso(at))
  for (const { id, kind, gun, firing, shooting, recovery, collected, acquired } of life.exhibits)
    yield {
      exhibit: id,
      kind,
      gun,
      firing,
      shooting,
      recovery,
      collected: day(collected),
      acquired: day(acquired),
    }
}

/** A purchase for somebody else, with whom the gun went on to. */
export function* straws({ life, calendar }: World): Iterable<object> {
  for (const gun of life.guns) {
    const place = gun.moves.findIndex(({ hand }) => hand === 'straw-purchase')
    if (place < 0) continue
    const { at, toPerson } = gun.moves[place]!
    yield {
      gun: gun.id,
      at: calendar.iso(at),
      purchaser: toPerson,
      dealer: sellerOf(gun.moves, place),
      wentTo: gun.moves[place + 1]?.toPerson ?? null,
    }
  }
}

export function* truthfulDealers({ life, calendar }: World): Iterable<object> {
  for (const { id, name, licence, state, volume, careless, closed } of life.dealers)
    yield {
      dealer: id,
      name,
      licence,
      state,
      volume,
      careless,
      closed: closed === null ? null : calendar.iso(closed),
    }
}

export function* thefts({ life, calendar }: World): Iterable<object> {
  for (const { id, moves } of life.guns)
    for (const [place, { at, hand }] of moves.entries())
      if (hand === 'theft-dealer' || hand === 'theft-owner')
        yield {
          gun: id,
          at: calendar.iso(at),
          hand,
          dealer: hand === 'theft-dealer' ? sellerOf(moves, place) : null,
        }
}

/** The dealer who held a gun before a move. */
function sellerOf(moves: readonly Move[], place: number): number | null {
  const at = moves[place]!
  if (at.hand === 'straw-purchase' && at.toDealer !== null) return at.toDealer
  return moves.slice(0, place).findLast(({ toDealer }) => toDealer !== null)?.toDealer ?? null
}
