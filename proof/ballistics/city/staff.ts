import { seedDemonstration } from '#platform/access'
import type { Role } from '#contract'
import type { Reader } from '../../../demo/index.ts'
import type { Ground } from '../../town/index.ts'

const MANAGER = 'manager'
const email = (who: string) => `${who.toLowerCase()}@proof.example`

export const managerEmail = email(MANAGER)
export const emailOf = ({ reader }: Reader): string => email(reader)

/** An invented laboratory: its readers, and an analyst who tests them and reads nothing. */
export async function openLaboratory({ database }: Ground, readers: readonly Reader[]): Promise<void> {
  const person = (name: string, role: Role) => ({ name, email: email(name), roles: [role], title: role })
  await seedDemonstration(database, { name: 'Proof Laboratory', unit: '', kind: 'laboratory' }, [
    person(MANAGER, 'analyst'),
    ...readers.map(({ reader, work }) => person(reader, work)),
  ])
}
