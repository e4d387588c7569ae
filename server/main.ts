import { openSecret, createKeeper } from '#platform/audit'
import { accountSettings, requireKey } from './accounts.ts'
import { openFiles, openHouse, openServer } from './house.ts'
import type { Settings } from './settings.ts'
import { followCertificate, readCertificate } from './tls.ts'

export interface Running {
  readonly address: string
  close(): Promise<void>
}

/** Starts one web process over a prepared database. Any number of them may run side by side. */
export async function serve(
  settings: Settings,
  url: string,
  folders: { files: string; web?: string },
): Promise<Running> {
  const accounts = await accountSettings(settings)
  const secret = await openSecret(settings.auditKey)
  const house = openHouse(url, openFiles(settings, folders.files), { secret })
  await requireKey(house.database, accounts.vault)
  const keeper = createKeeper({
    database: house.database,
    secret,
    heads: settings.auditHeads,
    say: ({ alarm, sentence, over }) => app.log.warn({ alarm, over }, sentence),
  })
  const certificate = settings.tls && (await readCertificate(settings.tls))
  let address = settings.address ?? ''
  const { app } = await openServer(house, {
    demonstration: settings.demonstration,
    get address() {
      return address
    },
    behindTls: settings.behindTls,
    log: settings.log,
    ...accounts,
    keeper,
    ...(certificate && { certificate }),
    ...(folders.web && { webDirectory: folders.web }),
  })
  const listening = await app.listen({ port: settings.port, host: settings.host })
  address ||= listening.replace('127.0.0.1', 'localhost').replace(/^http:/, settings.tls ? 'https:' : 'http:')
  keeper.start()
  const unfollow = certificate && followCertificate(app.server, settings.tls!, certificate)
  return {
    address,
    async close() {
      unfollow?.()
      // Followers of events would hold the server open for ever.
      app.server.closeAllConnections()
      await app.close()
      await keeper.stop()
      await house.database.close()
    },
  }
}
