import { useMemo } from 'react'
import { heightRange } from '@throughline/topography'
import type { Comparison } from '../../contract/index.ts'
import { useSurface } from '../viewer/index.ts'
import { pairOf } from './model.ts'

/** Both surfaces of a comparison, as soon as they are here. */
export function usePair(comparison: Comparison, isTurned: boolean) {
  const reference = useSurface(comparison.reference.id)
  const candidate = useSurface(comparison.candidate.id)
  const [own, other] = [reference.surface, candidate.surface]
  const pair = useMemo(
    () => (own && other ? pairOf(comparison, own, other, isTurned) : null),
    [comparison, own, other, isTurned],
  )
  const ranges = useMemo(() => {
    if (!own || !other) return null
    const [a, b] = [heightRange(own.slopes), heightRange(other.slopes)]
    const range = [Math.min(a[0], b[0]), Math.max(a[1], b[1])] as const
    return { range, reach: Math.max(-range[0], range[1]) }
  }, [own, other])
  return {
    pair,
    ranges,
    error: reference.error ?? candidate.error,
    retry: () => {
      reference.retry()
      candidate.retry()
    },
  }
}
