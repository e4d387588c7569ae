import { z } from 'zod'
import { RecordId, Role } from '../../contract/index.ts'

/** PostgreSQL keeps no NUL character. */
export const NO_NUL = /^[^\0]*$/
/** A line of text: no control characters. */
export const LINE = /^\P{Cc}*$/u

/** Characters a password has at least; all printable characters count, nothing is cut off. */
export const PASSWORD_MINIMUM = 12
export const Password = z
  .string()
  .min(PASSWORD_MINIMUM, `Use at least ${PASSWORD_MINIMUM} characters; a short sentence is good.`)
  .max(256, 'Use at most 256 characters.')
  .regex(LINE, 'Use letters, digits, signs and spaces only.')

export const Given = z.string().max(256)
export const Code = z.string().max(40)
export const Moment = z.iso.datetime()
export const Name = z
  .string()
  .trim()
  .min(1, 'Write the name.')
  .max(120)
  .regex(LINE, 'Write the name in one line.')
export const Email = z.email('Write an e-mail address, such as r.marsh@city.example.').max(200)
export const Roles = z.array(Role).min(1, 'Choose at least one role.')
export const Done = z.object({ done: z.literal(true) })
/** What the browser's passkey functions take and give, passed on as it is. */
export const PasskeyData = z.record(z.string(), z.unknown())
/** Of every way to begin a session. */
export const Banner = z.string().max(100).describe('Version of the use notice that was acknowledged')
export const ById = z.object({ id: RecordId })
export const Serial = z.int32().positive()
export const AgencyById = z.object({ id: z.coerce.number().pipe(Serial) })

export const Person = z.object({
  id: RecordId,
  name: z.string(),
  email: z.string(),
  initials: z.string(),
  roles: z.array(Role),
  agency: z.string(),
  disabled: z.boolean(),
  lastSeenAt: Moment.nullable(),
})
export type Person = z.infer<typeof Person>
