import { z } from 'zod'

/** Identifier of a record: a UUID, so that numbers tell nothing about what else exists. */
export const RecordId = z.uuid()
export type RecordId = z.infer<typeof RecordId>

/** Number of a row that is no secret, in an address; no greater than the database can hold. */
export const RowNumber = z.coerce.number().int().min(0).max(2_147_483_647)

/** Position in a sorted list, opaque to the caller. */
export const Cursor = z.string().max(400)

/** Degrees on WGS 84. */
export const Latitude = z.number().min(-90).max(90)
export const Longitude = z.number().min(-180).max(180)

/** West, south, east, north in degrees, as `w,s,e,n` in an address. */
export const Bounds = z
  .string()
  .regex(/^-?\d+(\.\d+)?(,-?\d+(\.\d+)?){3}$/, 'Write bounds as west,south,east,north in degrees.')
  .transform((text) => text.split(',').map(Number) as [number, number, number, number])
  .refine(
    ([west, south, east, north]) => west < east && south < north,
    'West must be below east, south below north.',
  )

/** A list in one query parameter, `a,b,c`. */
export function listOf<T extends z.ZodType<unknown, string>>(item: T) {
  return z
    .string()
    .transform((text) => text.split(',').filter((part) => part !== ''))
    .pipe(z.array(item))
}

/** `true` or `false` in a query parameter. */
export const Flag = z.enum(['true', 'false']).transform((text) => text === 'true')

/** An estimate with its interval; `level` is 0.95 unless said. */
export const Estimate = z.object({
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
})
export type Estimate = z.infer<typeof Estimate>
