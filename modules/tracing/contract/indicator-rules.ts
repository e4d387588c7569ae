/** Where a rule of indicators comes from, as it is shown beside it. */
const MULTIPLE = '27 CFR 478.126a; ATF Form 3310.4'
const POLICE = 'ATF, trafficking indicators: short time-to-crime with a possessor who is not the purchaser'
const THEFT =
  '18 U.S.C. 923(g)(6) and ATF Form 3310.11: thefts and losses of dealers, reported within 48 hours'
const FAMILY = 'Benjamini and Hochberg 1995: control for having looked at all of them'

export interface IndicatorParameter {
  readonly key: string
  readonly label: string
  readonly unit:
    'days' | 'guns' | 'sales' | 'dealers' | 'states' | 'models' | 'business days' | 'share' | 'guns a year'
  readonly least: number
  readonly most: number
  readonly start: number
  /** `assumption`: nothing published says it; the agency answers for the number. */
  readonly kind: 'threshold' | 'assumption'
}

export interface IndicatorRule {
  readonly title: string
  /** What it looks at, and how. */
  readonly looksAt: string
  /** Why it may be nothing. */
  readonly innocent: string
  readonly source: string
  /** How the number of false alarms follows from the parameters. */
  readonly falseAlarms: string
  readonly parameters: readonly IndicatorParameter[]
}

const parameter = (
  key: string,
  label: string,
  unit: IndicatorParameter['unit'],
  [least, start, most]: readonly [number, number, number],
  kind: IndicatorParameter['kind'] = 'threshold',
): IndicatorParameter => ({ key, label, unit, least, start, most, kind })

const short = (start = 1_095) =>
  parameter('days', 'Recovered within so many days of the sale', 'days', [30, start, 1_825])
const older = parameter('older', 'Beside guns recovered after so many days', 'days', [366, 1_095, 3_650])
const q = parameter(
  'q',
  'Chance of any false alarm where nothing is to be found',
  'share',
  [0.001, 0.05, 0.2],
)
const comparable = (what: 'dealers' | 'states' | 'models', start: number) =>
  parameter('comparable', `Compared with so many ${what}, at least`, what, [3, start, 100])
const recovered = parameter(
  'recovered',
  'Share of lawfully sold guns that are recovered all the same',
  'share',
  [0.001, 0.02, 0.1],
  'assumption',
)
const TESTED =
  'Each probability is adjusted for all that were looked at. Where nothing is to be found, a run flags anything by this rule with the chance that is set; of what it flags, at most that share is expected to be false.'

/**
 * Rules by which indicators are found. An indicator says that something is worth a look and why; it accuses nobody.
 * Every number can be changed by the agency (`tracing.changeIndicatorRules`), and every version stays.
 */
export const indicatorRules = {
  'multiple-sale': {
    title: 'Several handguns bought within five business days',
    looksAt:
      'Handguns that one purchaser bought at one dealer within five business days in a row, of which at least two were recovered and traced; or that a dealer reported as a multiple sale, of which at least one was recovered from somebody else.',
    innocent:
      'Buying two handguns in a week is lawful, and most who do keep them. A gun may have been sold on or stolen since.',
    source: MULTIPLE,
    falseAlarms:
      'Lawful multiple sales whose guns are recovered all the same: purchasers identified × share who lawfully buy several × share recovered, and guns of reported sales × share recovered.',
    parameters: [
      parameter('window', 'Within so many business days', 'business days', [1, 5, 10]),
      parameter('guns', 'Handguns, at least', 'guns', [2, 2, 10]),
      short(),
      recovered,
      parameter(
        'several',
        'Share of lawful buyers who buy several handguns in one week',
        'share',
        [0.001, 0.05, 0.3],
        'assumption',
      ),
    ],
  },
  'repeat-purchaser': {
    title: 'One purchaser behind several crime guns',
    looksAt:
      'Purchasers of whose guns two or more were recovered within the days set. A gun bought long after another counts for less: the number is held against how many of a lawful buyer’s other guns would turn up in the same time. Purchasers who reported one of their guns stolen are left to the rule on thefts.',
    innocent: 'A collector whose guns were stolen, or who sold several, looks the same from here.',
    source: `${POLICE}. ${FAMILY}`,
    falseAlarms: TESTED,
    parameters: [
      short(),
      q,
      recovered,
      parameter(
        'yearly',
        'Further guns a lawful buyer buys in a year',
        'guns a year',
        [0.1, 1, 5],
        'assumption',
      ),
    ],
  },
  'other-hands': {
    title: 'Recovered soon after the sale, in other hands',
    looksAt:
      'Single guns recovered within the days set from somebody who is not the purchaser. Nothing is tested: this is a circumstance, and one gun alone says little.',
    innocent:
      'Lent, sold on lawfully, or stolen and not reported. About one traced gun in eleven is recovered within three months in all states.',
    source: `${POLICE}. Base rate: ATF Firearms Trace Data, all states, 2020 to 2023`,
    falseAlarms:
      'As many as the times to crime of all states lead to expect: traced guns with a known possessor × share recovered within the days set.',
    parameters: [short(60)],
  },
  'dealer-volume': {
    title: 'Dealer behind more recent crime guns than its volume leads to expect',
    looksAt:
      'Guns recovered within the days set, beside old guns of the same dealer. The old ones stand for how much a dealer sells, so that size alone does not count; what lies between the two is left out. Dealers are compared with others that were open and as near: of the county, of the rest of the state, or of other states.',
    innocent:
      'A dealer that has grown, changed its customers or lies beside the city has more recent guns than others. The first seller is not shown to have done wrong.',
    source: `Share of short times to crime by dealer; beta-binomial with the spread between dealers. ${FAMILY}`,
    falseAlarms: TESTED,
    parameters: [
      short(365),
      older,
      q,
      parameter('least', 'Traced guns of a dealer, at least', 'guns', [3, 8, 100]),
      comparable('dealers', 8),
    ],
  },
  'unreported-sales': {
    title: 'Multiple sales that are in no report',
    looksAt:
      'Multiple sales that traces show, which stand in none of the dealer’s reports of multiple sales: neither one of the guns, nor the purchaser within ten days. Needs reports of multiple sales to be imported; only the time they cover is looked at.',
    innocent:
      'The report may be kept elsewhere or name the gun otherwise, or the two guns were no multiple sale after all.',
    source: MULTIPLE,
    falseAlarms: 'Multiple sales seen in traces × share of reports that are missing here for other reasons.',
    parameters: [
      parameter('sales', 'Multiple sales of a dealer in no report, at least', 'sales', [1, 1, 10]),
      parameter(
        'missing',
        'Share of reports that are missing here for other reasons',
        'share',
        [0.01, 0.05, 0.5],
        'assumption',
      ),
    ],
  },
  'sale-burst': {
    title: 'Several guns of one model from one dealer in a short time',
    looksAt:
      'Handguns of one model that one dealer sold within the days set, whoever bought them, and that were recovered soon. The number is held against how often that dealer’s guns and that model turn up at other times.',
    innocent: 'A sale at a reduced price, or a model that is new, sells in bursts.',
    source: `Largest cluster in a moving window (Naus 1965), bounded. ${FAMILY}`,
    falseAlarms: TESTED,
    parameters: [
      short(),
      q,
      parameter('window', 'Sold within so many days', 'days', [7, 30, 180]),
      parameter('least', 'Guns, at least', 'guns', [3, 3, 20]),
    ],
  },
  'source-state': {
    title: 'State from which more recent crime guns come than before',
    looksAt:
      'Guns first sold in another state and recovered within the days set, beside old guns from the same state; each state beside all other states the city’s guns come from.',
    innocent: 'People move and bring their guns. A large state sends more guns than a small one.',
    source: `ATF Firearms Trace Data: source states; beta-binomial. ${FAMILY}`,
    falseAlarms: TESTED,
    parameters: [
      short(365),
      older,
      q,
      parameter('least', 'Traced guns of a state, at least', 'guns', [3, 8, 100]),
      comparable('states', 5),
    ],
  },
  'theft-lot': {
    title: 'Guns of one theft that turn up one after another',
    looksAt:
      'Guns that a dealer reported stolen within a few days, of which one or more were recovered; and guns of one owner, reported stolen, of which several were recovered. Number and maker must agree.',
    innocent: 'That the theft happened is a fact of the report; who has the guns now may know nothing of it.',
    source: THEFT,
    falseAlarms:
      'Numbers that are the same by chance: recovered guns × guns in reports × one in ten million for a pair.',
    parameters: [
      parameter('lot', 'Guns of a dealer reported within three days, at least', 'guns', [2, 3, 50]),
      parameter('dealer', 'Of these recovered, at least', 'guns', [1, 1, 20]),
      parameter('owner', 'Guns of one owner recovered, at least', 'guns', [2, 3, 20]),
    ],
  },
  'obliterated-serials': {
    title: 'Model of which more serial numbers are obliterated',
    looksAt: 'Models of which more recovered guns have an obliterated serial number than other models.',
    innocent: 'Some models have numbers that wear off or are hard to read.',
    source: `18 U.S.C. 922(k); beta-binomial. ${FAMILY}`,
    falseAlarms: TESTED,
    parameters: [
      q,
      parameter('least', 'Recovered guns of a model, at least', 'guns', [3, 10, 200]),
      comparable('models', 10),
    ],
  },
} as const satisfies Readonly<Record<string, IndicatorRule>>

export type IndicatorRuleKey = keyof typeof indicatorRules
export const INDICATOR_RULES = Object.keys(indicatorRules) as [IndicatorRuleKey, ...IndicatorRuleKey[]]

/** Share of traced guns recovered within so many days, all states, 2020 to 2023; between the bands by straight line. */
export function shareWithin(days: number): number {
  const at = SHARES.findIndex(([limit]) => days <= limit)
  if (at < 0) return 1
  const [to, high] = SHARES[at]!
  const [from, low] = SHARES[at - 1] ?? [0, 0]
  return low + ((high - low) * (days - from)) / (to - from)
}

/** ATF Firearms Trace Data: bands of time-to-crime, averages of all states over four years, added up. */
const SHARES: readonly (readonly [days: number, share: number])[] = [
  [91, 0.094],
  [213, 0.176],
  [365, 0.257],
  [731, 0.403],
  [1_096, 0.507],
  [36_525, 1],
]
