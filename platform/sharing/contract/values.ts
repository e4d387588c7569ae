import { z } from 'zod'
import { CalendarDate, Purpose, RecordId, Category } from '../../contract/index.ts'

/** An agency by its number and name. */
export const AgencyRef = z.object({ id: z.number(), name: z.string() })
export type AgencyRef = z.infer<typeof AgencyRef>

export const AgencyNumber = z.int32().positive()
export const ById = z.object({ id: RecordId })
export const Done = z.object({ done: z.literal(true) })
export const Moment = z.iso.datetime()

/** A line of text: no control characters. */
const LINE = /^\P{Cc}*$/u
export const Name = z
  .string()
  .trim()
  .min(1, 'Write a name.')
  .max(120)
  .regex(LINE, 'Write the name in one line.')
export const Line = z.string().trim().max(200).regex(LINE, 'Write this in one line.')
export const Reason = z.string().trim().min(1, 'Say why. Others read it later.').max(1000)
export const RecordType = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9-]*$/, 'Write the kind of record as in its address, such as incident.')
export const Part = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9-]*$/)

/** A day that an agreement, a grant or a review can name. */
export const Day = CalendarDate.refine(
  (day) => day >= '1990-01-01' && day <= '2100-12-31',
  'Write a day between 1990 and 2100.',
)

const once = (list: readonly unknown[]) => new Set(list).size === list.length
const TWICE = 'Name each once.'
export const Purposes = z.array(Purpose).min(1, 'Choose at least one purpose.').max(20).refine(once, TWICE)
export const Categories = z
  .array(Category)
  .min(1, 'Choose at least one kind of record.')
  .max(20)
  .refine(once, TWICE)
export const Parts = z.array(Part).max(100).refine(once, TWICE)
export const Agencies = z.array(AgencyNumber).max(100).refine(once, TWICE)
export const UpTo = z.enum(['open', 'restricted'])
