import { addAgency, addPerson, enter, type Asker, type Ground } from '../town/index.ts'

/**
 * Someone to go on as, when a session has ended: people sign out, lose their roles and stop whole agencies while
 * requests are thrown at random.
 */
export async function revived(ground: Ground, asker: Asker): Promise<Asker> {
  if (asker.agencyId === null) return asker
  const session = await ground.server.app.inject({ url: '/api/session', headers: { cookie: asker.cookie } })
  const live = session.statusCode === 200 && session.json<{ person: unknown }>().person !== null
  if (live) return asker
  const attempts = [
    async () => ({ ...asker, cookie: await enter(ground, asker.email) }),
    () => addPerson(ground, asker.agencyId!, asker.roles),
    async () =>
      addPerson(
        ground,
        await addAgency(ground, `Agency of ${asker.name} ${Date.now()}`, 'law-enforcement'),
        asker.roles,
      ),
  ]
  for (const attempt of attempts) {
    try {
      return await attempt()
    } catch {
      // The next way in.
    }
  }
  throw new Error(`${asker.name} can no longer sign in.`)
}
