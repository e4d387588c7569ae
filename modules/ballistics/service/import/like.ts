import { keyOf } from '../../store/filter.ts'
import type { ReadExhibit, RowNote } from './read.ts'

/**
 * Rows whose case number stands alone and differs by one character from that of a neighbour in the file of the same
 * agency and day: most likely mistyped. They are told, never changed: which of the two is right only a person can see.
 */
export function likeNumbers(exhibits: readonly ReadExhibit[]): RowNote[] {
  const counts = new Map<string, number>()
  for (const { caseNumber } of exhibits)
    if (caseNumber !== null) counts.set(keyOf(caseNumber), (counts.get(keyOf(caseNumber)) ?? 0) + 1)
  return exhibits.flatMap((exhibit, at): RowNote[] => {
    const { caseNumber, row, collected, content } = exhibit
    if (caseNumber === null || counts.get(keyOf(caseNumber)) !== 1) return []
    const like = [exhibits[at - 1], exhibits[at + 1]].find(
      (other) =>
        other !== undefined &&
        other.caseNumber !== null &&
        other.collected === collected &&
        (other.ori ?? exhibit.ori) === (exhibit.ori ?? other.ori) &&
        oneApart(keyOf(other.caseNumber), keyOf(caseNumber)),
    )
    if (like === undefined) return []
    return [
      {
        row,
        column: null,
        reason: `Exhibit ${content.number} has case ${caseNumber}, its neighbour of the same day ${like.caseNumber}.`,
        remedy: 'If one is mistyped, correct the case of the exhibit on its page.',
      },
    ]
  })
}

/** One character replaced, or two neighbours exchanged. */
function oneApart(one: string, other: string): boolean {
  if (one.length !== other.length) return false
  const differing = Array.from(one).flatMap((letter, at) => (letter === other[at] ? [] : [at]))
  const [first = -1, second = -1] = differing
  if (differing.length === 1) return true
  return (
    differing.length === 2 &&
    second === first + 1 &&
    one[first] === other[second] &&
    one[second] === other[first]
  )
}
