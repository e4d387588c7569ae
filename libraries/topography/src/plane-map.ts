/** A place on a surface, micrometres to the right and down from its upper left corner. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** Moves, turns and scales places of one plane to those of another: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export interface PlaneMap {
  readonly a: number
  readonly b: number
  readonly c: number
  readonly d: number
  readonly e: number
  readonly f: number
}

export const UNMOVED: PlaneMap = { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 }

export const moved = (x: number, y: number): PlaneMap => ({ ...UNMOVED, e: x, f: y })

/** About a place, clockwise as seen with y downwards. */
export function turnedAbout(degrees: number, at: Point): PlaneMap {
  const angle = (degrees * Math.PI) / 180
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)]
  return {
    a: cosine,
    b: sine,
    c: -sine,
    d: cosine,
    e: at.x - cosine * at.x + sine * at.y,
    f: at.y - sine * at.x - cosine * at.y,
  }
}

/** First the one, then the other. */
export const composed = (first: PlaneMap, second: PlaneMap): PlaneMap => ({
  a: second.a * first.a + second.c * first.b,
  b: second.b * first.a + second.d * first.b,
  c: second.a * first.c + second.c * first.d,
  d: second.b * first.c + second.d * first.d,
  e: second.a * first.e + second.c * first.f + second.e,
  f: second.b * first.e + second.d * first.f + second.f,
})

/** The way back. A map that flattens the plane has none, and gives infinities. */
export function reversed({ a, b, c, d, e, f }: PlaneMap): PlaneMap {
  const size = a * d - b * c
  return {
    a: d / size,
    b: -b / size,
    c: -c / size,
    d: a / size,
    e: (c * f - d * e) / size,
    f: (b * e - a * f) / size,
  }
}

export const mapped = ({ a, b, c, d, e, f }: PlaneMap, { x, y }: Point): Point => ({
  x: a * x + c * y + e,
  y: b * x + d * y + f,
})
