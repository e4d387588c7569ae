/** Who is signed in and what they may do. */
export { purposeWords, roleWords, sessionQuery, useMay, usePerson, useSession } from './session.ts'
