import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  // The runner that loads the global setup resolves by itself.
  environments: { __vitest__: { resolve: { conditions: ['source'] } } },
  test: {
    root: import.meta.dirname,
    include: ['{libraries,platform,modules,server,cli,web,scripts,demo,proof}/**/*.test.ts'],
    globalSetup: ['./server/testing/cluster.ts'],
    // Two cores are common on the machines that run this, and who looks at screens waits a third of the time.
    maxWorkers: 3,
    // Loading the house costs more than most files of tests; files leave nothing behind that another one could meet.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    execArgv: ['--conditions=source'],
    reporters: ['default'],
  },
})
