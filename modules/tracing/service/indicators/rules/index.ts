import type { IndicatorRuleKey } from '../../../contract/indicator-rules.ts'
import type { RuleContent } from '../../../contract/indicators.ts'
import type { Facts, Reading, Rule } from '../facts.ts'
import { dealerVolume } from './dealer-volume.ts'
import { multipleSale } from './multiple-sale.ts'
import { obliteratedSerials } from './obliterated.ts'
import { otherHands } from './other-hands.ts'
import { repeatPurchaser } from './repeat-purchaser.ts'
import { saleBurst } from './sale-burst.ts'
import { sourceState } from './source-state.ts'
import { theftLot } from './theft-lot.ts'
import { unreportedSales } from './unreported-sales.ts'

const rules: Readonly<Record<IndicatorRuleKey, Rule>> = {
  'multiple-sale': multipleSale,
  'repeat-purchaser': repeatPurchaser,
  'other-hands': otherHands,
  'dealer-volume': dealerVolume,
  'unreported-sales': unreportedSales,
  'sale-burst': saleBurst,
  'source-state': sourceState,
  'theft-lot': theftLot,
  'obliterated-serials': obliteratedSerials,
}

/** Applies every rule that is on. */
export const readFacts = (
  facts: Facts,
  content: RuleContent,
): { readonly rule: IndicatorRuleKey; readonly reading: Reading }[] =>
  (Object.keys(rules) as IndicatorRuleKey[])
    .filter((rule) => content[rule].on)
    .map((rule) => ({ rule, reading: rules[rule](facts, content[rule].parameters) }))
