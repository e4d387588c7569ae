import { Readable } from 'node:stream'
import type { FileStore } from '#platform/files'
import { handle, type ServedRoute } from '#platform/http'
import { startJob } from '#platform/jobs'
import type { House } from '#platform/module'
import * as contract from '../contract/index.ts'
import { prepareJob } from '../jobs.ts'
import { presentScan } from '../present/scans.ts'
import * as service from '../service/scans.ts'
import { matchFiles, scanStandings } from '../service/sending.ts'

/** Measured surfaces of exhibits: sending, reading and drawing them. */
export function scanRoutes({ files }: Pick<House, 'files'>): ServedRoute[] {
  return [...sendingRoutes(files), ...readingRoutes(), ...bytesRoutes(files)]
}

function sendingRoutes(files: FileStore): ServedRoute[] {
  const job = prepareJob(files)
  return [
    handle(contract.uploadScan, async ({ upload, params, query, transact }) => {
      const kept = await service.keepScan(files, upload)
      const { name, mark } = query
      const scan = {
        exhibitId: params.id,
        name,
        mark,
        land: mark === 'bullet-land' ? (query.land ?? 1) : null,
      }
      return transact(async (tx) =>
        presentScan(await service.recordScan(tx, scan, kept, (scanId) => startJob(tx, job, { scanId }))),
      )
    }),
    handle(contract.prepareAgain, ({ params, transact }) =>
      transact(async (tx) =>
        presentScan(
          await service.prepareOnceMore(tx, params.id, () => startJob(tx, job, { scanId: params.id })),
        ),
      ),
    ),
  ]
}

function readingRoutes(): ServedRoute[] {
  return [
    handle(contract.recentScans, ({ query, transact }) =>
      transact(async (tx) => {
        const { scans, next } = await service.recentScans(tx, query)
        return { scans: scans.map(presentScan), next }
      }),
    ),
    handle(contract.matchFiles, ({ body, transact }) =>
      transact(async (tx) => ({ files: await matchFiles(tx, body.names) })),
    ),
    handle(contract.scanStandings, ({ body, transact }) =>
      transact(async (tx) => ({ scans: await scanStandings(tx, body.ids) })),
    ),
    handle(contract.readScan, ({ params, transact }) =>
      transact(async (tx) => presentScan(await service.readScan(tx, params.id))),
    ),
    handle(contract.listScans, ({ params, transact }) =>
      transact(async (tx) => ({ scans: (await service.listScans(tx, params.id)).map(presentScan) })),
    ),
  ]
}

function bytesRoutes(files: FileStore): ServedRoute[] {
  return [
    handle(contract.readSurfaceOf, async ({ params, query, transact }) => {
      const scan = await transact((tx) => service.readScan(tx, params.id))
      const bytes = await service.drawScan(files, scan, query)
      return { file: Readable.from([Buffer.from(bytes)]), mediaType: 'application/octet-stream' }
    }),
    handle(contract.downloadScan, async ({ params, transact }) => {
      const { row } = await transact((tx) => service.readScan(tx, params.id))
      return {
        file: await files.open(row.file_hash),
        mediaType: 'application/octet-stream',
        name: row.file_name,
      }
    }),
  ]
}
