/** Metres east and north of the city's origin; a plane is exact enough for one city. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** A closed ring without its repeated last point, counter-clockwise. */
export type Ring = readonly Point[]

export interface Area {
  readonly id: number
  readonly name: string
  readonly ring: Ring
  readonly population: number
}

export interface Beat extends Area {
  readonly district: number
}

/** The land between streets: where people live and where a record says something happened. */
export interface Block {
  readonly id: number
  readonly beat: number
  readonly district: number
  /** `2200 block Dorr St`; no two blocks share one. */
  readonly address: string
  readonly centre: Point
  readonly ring: Ring
  readonly population: number
  /** 0 (none) to 1: what the city's deprivation index would say. Drives where violence concentrates. */
  readonly hardship: number
  /** 0 to 1: shops, bars and corners where strangers meet. */
  readonly activity: number
}

export interface Street {
  readonly id: number
  readonly name: string
  readonly line: readonly Point[]
  readonly arterial: boolean
}

export type PlaceKind =
  | 'school'
  | 'hospital'
  | 'dealer'
  | 'police-station'
  | 'park'
  | 'bar'
  | 'gas-station'
  | 'court'
  | 'community-centre'

export interface Place {
  readonly id: number
  readonly kind: PlaceKind
  readonly name: string
  readonly block: number
  readonly point: Point
}

export type AgencyKey =
  | 'police'
  | 'neighbour'
  | 'sheriff'
  | 'laboratory'
  | 'atf'
  | 'prosecutor'
  | 'health'
  | 'hospital'
  | 'schools'
  | 'community'
  | 'prevention'

export interface Agency {
  readonly key: AgencyKey
  readonly name: string
  /** Nine characters as the national crime computer writes them; invented, of no state. Null where an agency has none. */
  readonly ori: string | null
}

/** An invented city. The same seed gives the same city. */
export interface City {
  readonly name: string
  readonly county: string
  /** Two letters of an invented state for addresses in files. */
  readonly state: string
  /** Longitude and latitude of the origin, for GeoJSON. */
  readonly origin: readonly [longitude: number, latitude: number]
  /** Outline of the land: shore and city limits. */
  readonly coast: Ring
  /** Rocks and islets in the bay where nobody lives; outside all districts. */
  readonly islands: readonly Ring[]
  readonly districts: readonly Area[]
  readonly beats: readonly Beat[]
  readonly streets: readonly Street[]
  readonly blocks: readonly Block[]
  readonly places: readonly Place[]
  readonly agencies: readonly Agency[]
}
