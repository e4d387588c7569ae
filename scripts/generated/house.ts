import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ErrorEntry, RouteShape } from '#contract'
import { errorCatalogue } from '#platform/http'
// The server fills the catalogue of errors when it is loaded.
import { policies } from '../../server/house.ts'
import { root } from '../folders.ts'

/** What the house can do, read from its contracts, policies and error catalogue. */
export interface HouseInWords {
  readonly routes: readonly RouteShape[]
  readonly catalogue: ReadonlyMap<string, ErrorEntry>
  readonly policies: typeof policies
}

/** Every route that a contract of the platform or of a module declares, sorted by its id. */
export async function houseInWords(): Promise<HouseInWords> {
  const found = new Map<string, RouteShape>()
  for (const contract of [...(await contractsIn('platform')), ...(await contractsIn('modules'))]) {
    const words = (await import(pathToFileURL(contract).href)) as Record<string, unknown>
    for (const route of Object.values(words).filter(isRoute)) found.set(route.id, route)
  }
  const routes = [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  return { routes, catalogue: errorCatalogue(), policies }
}

async function contractsIn(folder: string): Promise<string[]> {
  const parts = (await readdir(join(root, folder))).sort()
  return parts
    .flatMap((part) => [
      join(root, folder, part, 'contract.ts'),
      join(root, folder, part, 'contract', 'index.ts'),
    ])
    .filter((path) => existsSync(path))
}

function isRoute(value: unknown): value is RouteShape {
  if (typeof value !== 'object' || value === null) return false
  return ['id', 'method', 'path', 'summary', 'permission'].every((key) => key in value)
}
