import react from '@vitejs/plugin-react'
import { defineConfig, loadEnv } from 'vite'
import { fileURLToPath } from 'node:url'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Maps and plots are large and seldom needed first: each is fetched when a page asks for it. */
function chunkOf(id: string): string | null {
  if (/node_modules\/(maplibre-gl|@maplibre|@mapbox)\//.test(id)) return 'map'
  if (/node_modules\/(@observablehq\/plot|d3[-/]|internmap|interval-tree-1d|isoformat)/.test(id))
    return 'plots'
  return null
}

export default defineConfig(({ mode }) => {
  // The server that answers /api while the web app runs from its sources.
  const api = `http://127.0.0.1:${loadEnv(mode, here('.'), 'PORT')['PORT'] ?? '8787'}`
  return {
    root: here('web'),
    plugins: [react()],
    resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
    worker: { format: 'es' },
    build: {
      outDir: here('dist/web'),
      emptyOutDir: true,
      target: 'es2023',
      chunkSizeWarningLimit: 1_500,
      rolldownOptions: {
        output: { codeSplitting: { groups: [{ name: chunkOf, debugName: 'map and plots' }] } },
      },
    },
    server: { proxy: { '/api': api } },
    preview: { proxy: { '/api': api } },
  }
})
