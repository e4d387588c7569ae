import {
  groupBy,
  numberKey,
  soon,
  type Facts,
  type Found,
  type Gun,
  type Parameters,
  type Reading,
  type ReportedSale,
} from '../facts.ts'
import { lastOfBusinessDays, runsOf } from '../window.ts'
import { counted, inWords, span } from '../words.ts'

/** Handguns bought together by one purchaser at one dealer. */
export interface Episode {
  readonly purchaser: number
  readonly dealer: string
  readonly guns: readonly Gun[]
}

/** What traces show of multiple sales: so many handguns to one purchaser at one dealer within so many business days. */
export function episodesOf(
  { guns, calendar }: Facts,
  { window = 5, guns: least = 2 }: Parameters,
): Episode[] {
  const sold = guns.filter(({ handgun, boughtOn }) => handgun && boughtOn !== null)
  const buyers = groupBy(sold, ({ purchaser, dealer }) =>
    purchaser === null || dealer === null ? null : `${purchaser} ${dealer}`,
  )
  return [...buyers.values()].flatMap((bought) =>
    runsOf(
      bought,
      ({ boughtOn }) => boughtOn!,
      (first) => lastOfBusinessDays(calendar, first, window),
      least,
    ).map((run) => ({ purchaser: run[0]!.purchaser!, dealer: run[0]!.dealer!, guns: run })),
  )
}

/** Guns of a dealer’s report that were recovered soon and from somebody else, or from nobody. */
interface Reported {
  readonly report: string
  readonly sold: readonly ReportedSale[]
  readonly guns: readonly Gun[]
}

function reportedOf({ guns, sales }: Facts, { days = 1_095 }: Parameters): Reported[] {
  const byNumber = groupBy(guns, numberKey)
  return [...groupBy(sales, ({ report }) => report)].flatMap(([report, sold]) => {
    const found = sold.flatMap((sale) => byNumber.get(numberKey(sale) ?? '') ?? [])
    const elsewhere = found.filter(
      (gun) => gun.otherHands !== false && gun.recoveredOn !== null && (gun.days === null || soon(gun, days)),
    )
    return elsewhere.length > 0 ? [{ report, sold, guns: [...new Set(elsewhere)] }] : []
  })
}

/** Purchasers of several handguns at once whose guns turned up; one finding a purchaser. */
export function multipleSale(facts: Facts, parameters: Parameters): Reading {
  const { days = 1_095, recovered = 0.02, several = 0.05 } = parameters
  const episodes = episodesOf(facts, parameters).filter(({ guns }) => guns.some((gun) => soon(gun, days)))
  const reported = reportedOf(facts, parameters)
  const buyers = new Map<string, { episodes: Episode[]; reported: Reported[] }>()
  const of = (key: string) => {
    const known = buyers.get(key) ?? { episodes: [], reported: [] }
    buyers.set(key, known)
    return known
  }
  for (const episode of episodes) of(`${episode.purchaser}`).episodes.push(episode)
  for (const one of reported) {
    const purchaser = one.guns.find((gun) => gun.purchaser !== null)?.purchaser ?? one.sold[0]!.purchaser
    of(purchaser === null ? one.report : `${purchaser}`).reported.push(one)
  }
  const purchasers = new Set(facts.guns.flatMap(({ purchaser }) => purchaser ?? [])).size
  return {
    tested: purchasers + new Set(facts.sales.map(({ report }) => report)).size,
    falseAlarms: purchasers * several * recovered + facts.sales.length * recovered,
    found: [...buyers].map(([id, buyer]) => foundOf(facts, id, buyer)),
  }
}

function foundOf(
  { dealers }: Facts,
  id: string,
  { episodes, reported }: { episodes: readonly Episode[]; reported: readonly Reported[] },
): Found {
  const traced = new Set(episodes.flatMap(({ guns }) => guns))
  const guns = new Set([...traced, ...reported.flatMap((one) => one.guns)])
  const who = /^\d+$/.test(id) ? `Purchaser ${id}` : `Purchaser of report ${id}`
  const dealer = (key: string | null) => dealers.get(key ?? '')?.name ?? 'a dealer'
  const others = [...guns].filter(({ otherHands }) => otherHands === true).length
  const report = new Map(reported.flatMap((one) => one.guns.map((gun) => [gun, one.report] as const)))
  return {
    key: id,
    subject: { kind: 'purchaser', id, name: who },
    title: `${who}: ${counted(guns.size, 'gun')} of multiple sales recovered`,
    sentence:
      episodes.length > 0
        ? `${counted(traced.size, 'handgun')} of ${counted(episodes.length, 'multiple sale')} seen in traces${reported.length > 0 ? `, and guns of ${counted(reported.length, 'reported one')}` : ''}; ${others} recovered in other hands.`
        : `${counted(guns.size, 'gun')} of ${counted(reported.length, 'reported multiple sale')} recovered, ${others} in other hands.`,
    explanation: [
      ...episodes.map(
        (one) =>
          `Bought at ${dealer(one.dealer)} ${span(one.guns.map(({ boughtOn }) => boughtOn))}: ${counted(one.guns.length, 'handgun')} that were recovered and traced.`,
      ),
      ...reported.map(
        (one) =>
          `Report ${one.report} of ${dealer(one.sold[0]!.dealer)}${one.sold[0]!.on === null ? '' : `, ${inWords(one.sold[0]!.on)}`}: ${counted(one.sold.length, 'handgun')} to one purchaser, ${one.guns.length} of them recovered.`,
      ),
    ],
    guns: [...guns].map((gun) => ({
      gun,
      part: [
        traced.has(gun) && 'bought with others',
        report.has(gun) && `report ${report.get(gun)!}`,
        gun.otherHands === true && 'in other hands',
      ]
        .filter(Boolean)
        .join(', '),
    })),
    observed: guns.size,
    expected: null,
    probability: null,
    adjusted: null,
    weight: 2 + guns.size + (traced.size > 1 ? 2 : 0),
  }
}
