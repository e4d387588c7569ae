import {
  SearchShard,
  type Candidate,
  type CoarseFindings,
  type Detail,
  type ExactFindings,
  type Fit,
  type SearchSettings,
  type Segment,
} from '@throughline/topography'
import { IndexReader, type DetailPlace, type SegmentPlace } from './store.ts'

/** One piece of a search; `N` names where the detail of an entry is to be had. */
export type Task<N = DetailPlace> =
  | { readonly kind: 'coarse'; readonly place: SegmentPlace; readonly keep: number }
  | { readonly kind: 'fine'; readonly candidate: Candidate; readonly detail: N }
  | { readonly kind: 'exact'; readonly theta: number; readonly detail: N }

/** A candidate with what the segment says of it. */
export interface Named {
  readonly ordinal: number
  readonly id: string
  readonly classes: Segment['classes'][number]
  readonly detail: DetailPlace | null
}

export interface CoarseAnswer {
  readonly findings: CoarseFindings
  readonly named: readonly Named[]
}

export type Answer = CoarseAnswer | Fit | ExactFindings | null

/** What a search reads from. The command reads files; the benchmark makes the surfaces it has invented. */
export interface Source<N> {
  segment(place: SegmentPlace): Promise<Segment>
  /** Only the named part of it is used. */
  detail(place: N, part: 'fine' | 'grid'): Promise<Detail>
}

export const fileSource = (path: string, side: number): Source<DetailPlace> & { close(): Promise<void> } => {
  const reader = new IndexReader(path)
  return {
    segment: (place) => reader.segment(place, side),
    detail: (place) => reader.detail(place),
    close: () => reader.close(),
  }
}

/** What one thread does of a search. The answer to a task depends on nothing but the task. */
export function searchWork<N>(
  settings: SearchSettings,
  source: Source<N>,
): (task: Task<N>) => Promise<Answer> {
  const shard = new SearchShard(settings)
  return async (task) => {
    if (task.kind === 'fine')
      return shard.fine((await source.detail(task.detail, 'fine')).fine, task.candidate)
    if (task.kind === 'exact') return shard.exact((await source.detail(task.detail, 'grid')).grid, task)
    const segment = await source.segment(task.place)
    const findings = shard.coarse({ segment, first: task.place.first, keep: task.keep })
    const named = findings.best.map(({ ordinal }): Named => {
      const at = ordinal - task.place.first
      return {
        ordinal,
        id: segment.ids[at]!,
        classes: segment.classes[at]!,
        detail: segment.details[at]!,
      }
    })
    return { findings, named }
  }
}
