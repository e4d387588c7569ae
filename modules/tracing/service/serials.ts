import {
  alignSerials,
  canonicalSerial,
  foldedSerial,
  isPattern,
  likelySame,
  type Alignment,
} from '#platform/firearms'
import type { Tx } from '#platform/db'
import { Failure } from '#platform/http'
import type { SerialHit } from '../contract/index.ts'
import { describeRecords, findCandidates, type Candidate } from '../store/serial-find.ts'
import { planOf, type Way } from './serial-plan.ts'

/** A list that a person can still read. */
const SHOWN = 100
/** Of each way; more than a person reads, and few enough to compare one by one. */
const CANDIDATES = 400

/**
 * Guns whose number is the one given, or may be: by confusable characters, one slip, or where it was read in part.
 * @throws Failure `tracing.pattern_wide`
 */
export async function findSerials(
  tx: Tx,
  { q, exact = false }: { q: string; exact?: boolean },
): Promise<{ hits: SerialHit[]; more: boolean }> {
  const ways = planOf(q, exact)
  if (!ways) throw new Failure('tracing.pattern_wide')
  const { candidates, cut } = await nearest(tx, ways)
  const ranked = rank(canonicalSerial(q), candidates)
  const described = await describeRecords(
    tx,
    ranked.slice(0, SHOWN).map(({ candidate }) => candidate.record_id),
  )
  const hits = ranked.slice(0, SHOWN).flatMap(({ candidate, alignment }) => {
    const record = described.get(candidate.record_id)
    return record ? [{ candidate, alignment, record }] : []
  })
  tx.about({ type: 'serial', count: hits.length })
  return {
    hits: hits.map(({ candidate, alignment, record }) => ({
      source: candidate.source,
      recordId: candidate.record_id,
      serial: candidate.canonical,
      distance: alignment.distance,
      steps: [...alignment.steps],
      make: record.make,
      model: record.model,
      type: record.type,
      calibre: record.calibre,
      number: record.number,
      on: record.happened_on,
      sharedBy: record.shared_by,
    })),
    more: cut || ranked.length > SHOWN,
  }
}

/** Where the number itself fills the list, nothing that is only like it would stand in it, and none is looked for. */
async function nearest(tx: Tx, ways: readonly Way[]) {
  const [first, ...others] = ways
  if (!first?.equal || others.length === 0) return findCandidates(tx, ways, CANDIDATES)
  const same = await findCandidates(tx, [first], CANDIDATES)
  if (same.candidates.length > SHOWN) return { ...same, cut: true }
  const like = await findCandidates(tx, others, CANDIDATES)
  return { candidates: [...same.candidates, ...like.candidates], cut: like.cut }
}

/** The nearest first; of a record with two ways to read it, the nearer. */
function rank(sought: string, candidates: readonly Candidate[]) {
  const whole = !isPattern(sought)
  const seen = new Set<string>()
  // Numbers that makers give again and again are laid beside the one that is sought once.
  const aligned = new Map<string, Alignment>()
  const alignmentOf = ({ canonical }: Candidate): Alignment => {
    const known = aligned.get(canonical) ?? alignSerials(sought, canonical)
    aligned.set(canonical, known)
    return known
  }
  return candidates
    .map((candidate) => ({ candidate, alignment: alignmentOf(candidate) }))
    .filter(
      ({ candidate, alignment }) =>
        !whole || likelySame(alignment) || foldedSerial(candidate.canonical) === foldedSerial(sought),
    )
    .sort(
      (a, b) =>
        a.alignment.distance - b.alignment.distance ||
        a.candidate.canonical.localeCompare(b.candidate.canonical, 'en'),
    )
    .filter(({ candidate }) => !seen.has(candidate.record_id) && seen.add(candidate.record_id))
}
