import type { CartridgeComparison, Fit } from '@throughline/topography'
import type { ReadScan } from './read-scan.ts'
import type { CoarseFound } from './coarse.ts'
import type { pairPictures, PictureTask } from './pair-picture.ts'
import type { Mark } from '../../contract/index.ts'

/** The surface that is sought, as it lies in the file store; `id` tells threads that they know it already. */
export interface Query {
  readonly id: string
  readonly detail: Uint8Array
}

export interface ReadTask {
  readonly kind: 'read'
  readonly bytes: Uint8Array
  readonly mark: Mark
}

export interface DrawTask {
  readonly kind: 'draw'
  readonly form: 'original' | 'prepared'
  readonly bytes: Uint8Array
  readonly side: number
}

/** Coarse surfaces one after the other, with the ordinal of each. */
export interface CoarseTask {
  readonly kind: 'coarse'
  readonly query: Query
  readonly ordinals: readonly number[]
  readonly coarse: Int8Array
  readonly keep: number
}

export interface FineTask {
  readonly kind: 'fine'
  readonly query: Query
  readonly entries: readonly { readonly fine: Int8Array; readonly fit: Fit }[]
}

export interface ExactTask {
  readonly kind: 'exact'
  readonly query: Query
  readonly detail: Uint8Array
  readonly theta: number
}

export type Task = ReadTask | DrawTask | CoarseTask | FineTask | ExactTask | PictureTask

export interface Answers {
  readonly read: ReadScan
  readonly draw: Uint8Array
  readonly coarse: CoarseFound
  readonly fine: readonly (Fit | null)[]
  readonly exact: CartridgeComparison
  readonly picture: ReturnType<typeof pairPictures>
}
