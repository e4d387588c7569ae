import { createSetup } from '#platform/access'
import { readSettings } from '../../server/settings.ts'
import { withHouse } from '../house.ts'
import type { Command } from '../command.ts'

/** `throughline setup`: a new link for the first administrator, when the printed one was lost. */
export const setup: Command = {
  usage: 'setup [--json]',
  options: {},
  async run(given) {
    const settings = readSettings()
    const address = settings.address ?? `http://localhost:${settings.port}`
    const link = await withHouse(
      settings,
      async ({ database }) => `${address}/welcome/${await createSetup(database)}`,
    )
    given.print(given.flag('json') ? JSON.stringify({ link }) : `${link}\nIt works once, for 24 hours.`)
  },
}
