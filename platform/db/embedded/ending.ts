import { spawn } from 'node:child_process'
import type { Account } from './account.ts'
import { signal, spawnOptions } from './processes.ts'

const running = new Map<number, string>()

/** Nothing asynchronous runs any more at this point: ask the servers to stop cleanly and go. */
function askAllToStop(): void {
  for (const [pid, controlProgram] of running) signal(pid, 'INT', controlProgram)
}

/**
 * Sees to it that the server does not outlive this process, however that ends. A thrown error or a plain
 * exit is heard here; a kill, a closed terminal or a crash is noticed by a tiny shell that holds the other
 * end of a pipe. @returns to be called when the server has ended
 */
export function endWithUs(pid: number, controlProgram: string, account: Account | undefined): () => void {
  if (running.size === 0) process.on('exit', askAllToStop)
  running.set(pid, controlProgram)
  const stopWatching = process.platform === 'win32' ? () => undefined : watch(pid, account)
  return () => {
    stopWatching()
    running.delete(pid)
    if (running.size === 0) process.off('exit', askAllToStop)
  }
}

function watch(pid: number, account: Account | undefined): () => void {
  const script = 'read -r line; kill -INT "$1" 2>/dev/null'
  const watcher = spawn('/bin/sh', ['-c', script, 'throughline-watch', String(pid)], {
    ...spawnOptions(account),
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  // Without a shell the server outlives a kill, and the next start stops it: worse, but not wrong.
  watcher.on('error', () => undefined)
  watcher.stdin?.on('error', () => undefined)
  watcher.unref()
  if (watcher.stdin !== null && 'unref' in watcher.stdin && typeof watcher.stdin.unref === 'function') {
    watcher.stdin.unref()
  }
  return () => watcher.kill('SIGKILL')
}
