import type { TriageDecision, TriageRow } from '../../contract/index.ts'

/** Where an exhibit was put: a gun by its letter, a reason to leave it out, or nowhere yet. */
export type Place = 'undecided' | 'hold' | 'not-suitable' | (string & {})

export interface Plan {
  readonly places: Readonly<Record<string, Place>>
  /** Of each gun the exhibit that is entered. */
  readonly entered: Readonly<Record<string, string>>
  /** For each place why. */
  readonly reasons: Readonly<Record<string, string>>
}

export const isGun = (place: Place): boolean => /^[A-Z]$/.test(place)
const letterAt = (index: number) => String.fromCodePoint(65 + index)

/** What was decided before, as a plan: every entered exhibit leads a gun. */
export function planOf(rows: readonly TriageRow[]): Plan {
  const leaders = rows.filter(({ triage }) => triage === 'enter')
  const letters = new Map(leaders.map(({ id }, index) => [id, letterAt(index)]))
  const places: Record<string, Place> = {}
  const reasons: Record<string, string> = {}
  for (const row of rows) {
    const { id, triage, representative, triageReason } = row
    const place =
      triage === 'enter'
        ? letters.get(id)!
        : triage === 'represented'
          ? (letters.get(representative?.id ?? '') ?? 'undecided')
          : (triage ?? 'undecided')
    places[id] = place
    if (triageReason && triage !== 'enter') reasons[place] ??= triageReason
  }
  return {
    places,
    entered: Object.fromEntries(leaders.map(({ id }, index) => [letterAt(index), id])),
    reasons,
  }
}

/** The letters of the guns, in order, with the next that is free. */
export function gunsOf(plan: Plan): { guns: string[]; next: string } {
  const guns = [...new Set(Object.values(plan.places).filter(isGun))].toSorted()
  const free = Array.from({ length: 26 }, (_, index) => letterAt(index)).find((one) => !guns.includes(one))
  return { guns, next: free ?? 'Z' }
}

/** Moves an exhibit; the first of a gun is entered until another is chosen, and one that leaves hands that on. */
export function move(plan: Plan, id: string, to: Place): Plan {
  const from = plan.places[id] ?? 'undecided'
  const places = { ...plan.places, [id]: to }
  const entered = { ...plan.entered }
  if (entered[from] === id && from !== to) {
    const next = Object.keys(places).find((other) => other !== id && places[other] === from)
    if (next === undefined) delete entered[from]
    else entered[from] = next
  }
  if (isGun(to)) entered[to] ??= id
  return { ...plan, places, entered }
}

/** The decisions that differ from what stands, and the places whose reason is missing. */
export function decisionsOf(
  rows: readonly TriageRow[],
  plan: Plan,
): { decisions: TriageDecision[]; missing: string[] } {
  const missing = new Set<string>()
  const decisions = rows.flatMap((row): TriageDecision[] => {
    const place = plan.places[row.id] ?? 'undecided'
    if (place === 'undecided' || row.acquiredAt !== null) return []
    const leads = plan.entered[place] === row.id
    const outcome = isGun(place) ? (leads ? 'enter' : 'represented') : (place as 'hold' | 'not-suitable')
    const reason = plan.reasons[place]?.trim() || null
    const representedBy = outcome === 'represented' ? (plan.entered[place] ?? null) : null
    const same =
      row.triage === outcome &&
      (row.representative?.id ?? null) === representedBy &&
      (outcome === 'enter' || row.triageReason === reason)
    if (same) return []
    if (outcome !== 'enter' && reason === null) missing.add(place)
    return [
      {
        exhibitId: row.id,
        version: row.version,
        outcome,
        representedBy,
        reason: outcome === 'enter' ? null : reason,
      },
    ]
  })
  // What is represented follows the one that is entered; those come first, so that none stands for nothing.
  return {
    decisions: decisions.toSorted(
      (one, other) => Number(one.outcome !== 'enter') - Number(other.outcome !== 'enter'),
    ),
    missing: [...missing],
  }
}
