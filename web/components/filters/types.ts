/** The keys of the address that a filter may hold. */
export type KeyOf<P> = keyof P & string

export interface FilterOption {
  readonly value: string
  readonly label: string
  /** How many records have it, if known. */
  readonly count?: number
}

interface FieldBase {
  readonly label: string
  /** Always shown; the others wait under "Add filter" until they are set. */
  readonly pinned?: boolean
}

/** A period between two partial dates, both included. */
export interface DatesField<P> extends FieldBase {
  readonly kind: 'dates'
  readonly from: KeyOf<P>
  readonly to: KeyOf<P>
  /** The present day, `2026-02-14`; presets count back from it. */
  readonly today: string
}

/** One of several values, or with `multiple` any of them (a list in the address). */
export interface ChoiceField<P> extends FieldBase {
  readonly kind: 'choice'
  readonly key: KeyOf<P>
  readonly options: readonly FilterOption[]
  readonly multiple?: boolean
  /** What holds while none is chosen, where that is not all of them. */
  readonly usual?: string
}

/** Words to look for. */
export interface TextField<P> extends FieldBase {
  readonly kind: 'text'
  readonly key: KeyOf<P>
  readonly placeholder?: string
}

/** A switch between a few ways of looking, at the right end. The first option is the usual one. */
export interface SegmentField<P> extends FieldBase {
  readonly kind: 'segment'
  readonly key: KeyOf<P>
  readonly options: readonly [FilterOption, ...FilterOption[]]
}

export type FilterField<P> = DatesField<P> | ChoiceField<P> | TextField<P> | SegmentField<P>

export type PillField<P> = Exclude<FilterField<P>, SegmentField<P>>
