import type { Gun, Minute, Move } from '../../life/types.ts'

export interface Sale {
  readonly gun: Gun
  readonly move: Move
  readonly dealer: number
  readonly person: number
}

/** The first retail sale of a gun: the only one a trace can find. Null when no dealer ever sold it. */
export function firstSale(gun: Gun): Sale | null {
  let dealer: number | null = null
  for (const move of gun.moves) {
    if (move.hand === 'sale' || move.hand === 'straw-purchase') {
      const from = move.toDealer ?? dealer
      return from === null || move.toPerson === null
        ? null
        : { gun, move, dealer: from, person: move.toPerson }
    }
    if (move.toDealer !== null) dealer = move.toDealer
  }
  return null
}

const DAY = 1_440
/** Five business days in a row are seven of the calendar at most, outside of holidays. */
const WITHIN = 6 * DAY

export interface MultipleSale {
  readonly dealer: number
  readonly person: number
  readonly at: Minute
  readonly guns: readonly Gun[]
}

/** Two or more handguns to one buyer within five business days, which a dealer reports. */
export function multipleSales(guns: readonly Gun[], until: Minute): MultipleSale[] {
  const buyers = new Map<string, Sale[]>()
  for (const gun of guns) {
    const sale = firstSale(gun)
    if (!sale || sale.move.at > until || (gun.type !== 'pistol' && gun.type !== 'revolver')) continue
    const key = `${sale.dealer} ${sale.person}`
    const list = buyers.get(key)
    if (list) list.push(sale)
    else buyers.set(key, [sale])
  }
  return [...buyers.values()]
    .flatMap((sales) => runsOf(sales.sort((a, b) => a.move.at - b.move.at)))
    .sort((a, b) => a.at - b.at || a.person - b.person)
}

function runsOf(sales: readonly Sale[]): MultipleSale[] {
  const runs: Sale[][] = []
  for (const sale of sales) {
    const run = runs.at(-1)
    if (run && sale.move.at - run[0]!.move.at <= WITHIN) run.push(sale)
    else runs.push([sale])
  }
  return runs
    .filter((run) => run.length > 1)
    .map((run) => ({
      dealer: run[0]!.dealer,
      person: run[0]!.person,
      at: run.at(-1)!.move.at,
      guns: run.map(({ gun }) => gun),
    }))
}
