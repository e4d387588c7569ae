import { firstSale, type FirstSale } from '../../life/guns/index.ts'
import type { Gun, Minute } from '../../life/types.ts'

const DAY = 1_440
/** Five business days in a row are seven of the calendar at most, outside of holidays. */
const WITHIN = 6 * DAY

interface Sale extends FirstSale {
  readonly gun: Gun
}

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
    const first = firstSale(gun, until)
    if (!first || (gun.type !== 'pistol' && gun.type !== 'revolver')) continue
    const sale = { ...first, gun }
    const key = `${sale.dealer} ${sale.purchaser}`
    const list = buyers.get(key)
    if (list) list.push(sale)
    else buyers.set(key, [sale])
  }
  return [...buyers.values()]
    .flatMap((sales) => runsOf(sales.sort((a, b) => a.at - b.at)))
    .sort((a, b) => a.at - b.at || a.person - b.person)
}

function runsOf(sales: readonly Sale[]): MultipleSale[] {
  const runs: Sale[][] = []
  for (const sale of sales) {
    const run = runs.at(-1)
    if (run && sale.at - run[0]!.at <= WITHIN) run.push(sale)
    else runs.push([sale])
  }
  return runs
    .filter((run) => run.length > 1)
    .map((run) => ({
      dealer: run[0]!.dealer,
      person: run[0]!.purchaser,
      at: run.at(-1)!.at,
      guns: run.map(({ gun }) => gun),
    }))
}
