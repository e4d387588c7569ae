import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** A door in front of the database that a test can shut and open again. */
export interface Door {
  /** The connection string, through the door. */
  readonly url: string
  /** How often someone has knocked. */
  attempts(): number
  /** Breaks every connection and lets nobody in. */
  shut(): void
  reopen(): void
  close(): Promise<void>
}

export async function doorTo(url: string): Promise<Door> {
  const target = new URL(url)
  const sockets = new Set<Socket>()
  let attempts = 0
  let open = true
  const server = createServer((socket) => {
    attempts++
    sockets.add(socket.on('error', () => {}))
    if (!open) return void socket.destroy()
    const through = connect(Number(target.port), target.hostname).on('error', () => {})
    socket.on('close', () => through.destroy()).pipe(through)
    through.on('close', () => socket.destroy()).pipe(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: Object.assign(new URL(target), { hostname: '127.0.0.1', port: String(port) }).href,
    attempts: () => attempts,
    shut() {
      open = false
      sockets.forEach((socket) => socket.destroy())
    },
    reopen: () => void (open = true),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
