import { statfs } from 'node:fs/promises'

/** Modest for a laptop, ample for two cores: a city's incidents fit the cache, and a bulk load rarely waits. */
const usual: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  // The bundled OpenSSL is past its life: no TLS, and nothing but loopback.
  ssl: 'off',
  unix_socket_directories: '',
  password_encryption: 'scram-sha-256',
  timezone: 'UTC',
  log_timezone: 'UTC',
  max_connections: '100',
  shared_buffers: '256MB',
  maintenance_work_mem: '128MB',
  work_mem: '16MB',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  // Nothing replicates from here, and COPY into a table made in the same transaction then skips the log.
  wal_level: 'minimal',
  max_wal_senders: '0',
  // The log is a plain file: it must not repeat what people wrote into records.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_parameter_max_length: '0',
}

/** For tests: a machine that fails may lose everything, a server that is killed its last moments. */
const careless: Readonly<Record<string, string>> = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
}

/** The server's settings as arguments, the caller's last so that they win. */
export async function settingArguments(
  port: number,
  durable: boolean,
  overrides: Readonly<Record<string, string>>,
): Promise<string[]> {
  const memory = (await sharedMemoryIsSmall()) ? { dynamic_shared_memory_type: 'mmap' } : {}
  const settings = { ...usual, ...(durable ? {} : careless), ...memory, ...overrides, port: String(port) }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** Containers commonly offer 64 MB, in which a parallel query fails half-way. */
async function sharedMemoryIsSmall(): Promise<boolean> {
  if (process.platform !== 'linux') return false
  try {
    const { bsize, blocks } = await statfs('/dev/shm')
    return bsize * blocks < 512 * 1024 * 1024
  } catch {
    return true
  }
}
