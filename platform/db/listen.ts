import { Client, escapeIdentifier } from 'pg'

export interface Listener {
  listen(channel: string, heard: (payload: string) => void): Promise<void>
  close(): Promise<void>
}

const RECONNECT_AFTER_MS = 1_000

/**
 * One connection that listens for notifications and reconnects when it breaks. After a reconnect every
 * channel hears an empty payload, because what was said meanwhile is lost.
 */
export async function openListener(url: string): Promise<Listener> {
  const channels = new Map<string, ((payload: string) => void)[]>()
  let closed = false
  let client = await connect()

  async function connect(): Promise<Client> {
    const next = new Client({ connectionString: url, application_name: 'throughline-listen' })
    next.on('error', () => {})
    next.on('notification', ({ channel, payload }) =>
      channels.get(channel)?.forEach((heard) => heard(payload ?? '')),
    )
    await next.connect()
    try {
      for (const channel of channels.keys()) await next.query(`listen ${escapeIdentifier(channel)}`)
    } catch (error) {
      await next.end().catch(() => {})
      throw error
    }
    // Only from here on: an attempt that fails ends too, and is repeated by whoever made it.
    next.on('end', () => void reconnect())
    return next
  }

  async function reconnect(): Promise<void> {
    while (!closed) {
      await new Promise((resolve) => setTimeout(resolve, RECONNECT_AFTER_MS).unref())
      try {
        if (closed) return
        client = await connect()
        if (closed) return await client.end()
        for (const hearers of channels.values()) hearers.forEach((heard) => heard(''))
        return
      } catch {
        // The database is away; try again until it is back or we are closed.
      }
    }
  }

  return {
    async listen(channel, heard) {
      const hearers = channels.get(channel)
      if (hearers) return void hearers.push(heard)
      channels.set(channel, [heard])
      // While the connection is broken this fails; the next one listens to every channel by itself.
      await client.query(`listen ${escapeIdentifier(channel)}`).catch(() => {})
    },
    async close() {
      closed = true
      await client.end()
    },
  }
}
