import type { z } from 'zod'
import { distanceMetres } from '@throughline/crime-statistics'
import type { Tx } from '#platform/db'
import type { QualityCheck, readQuality } from '../contract/index.ts'
import { findEditions } from '../store/places.ts'
import {
  allowSorting,
  countLateAlerts,
  findTwins,
  lastImports,
  medianDelay,
  scanSources,
  scanVictims,
  type PeopleRow,
  type SourceRow,
} from '../store/quality.ts'
import { useLocalTime } from '../store/record.ts'
import { keyOf, type ResultCache } from './cache.ts'
import { ENTERED } from './record.ts'
import { rulesInForce } from './rules.ts'

type Quality = z.output<typeof readQuality.response>

/** A gunshot-detection alert is on the wrong record when it sounds this long before or after the event. */
const ALERT_MINUTES = 60
/** Two records this near in time and place are probably one shooting entered twice. */
const TWIN_MINUTES = 15
const TWIN_METRES = 50

/** What is missing, late or contradictory in the records of the actor's agency, for each source. */
export async function assessQuality(tx: Tx, cache: ResultCache): Promise<Quality> {
  const { lateAfterDays } = await rulesInForce(tx)
  const key = keyOf('quality', { agency: tx.actor.agencyId, lateAfterDays })
  const quality = await cache.through(tx, key, () => assess(tx, lateAfterDays))
  tx.about({
    type: 'incident',
    fields: ['quality'],
    count: quality.sources.reduce((sum, { incidents }) => sum + incidents, 0),
  })
  return quality
}

async function assess(tx: Tx, lateAfterDays: number): Promise<Quality> {
  await useLocalTime(tx)
  await allowSorting(tx)
  const hasLayer = (await findEditions(tx)).some(({ slot }) => slot === 1)
  const sources = await scanSources(tx, ENTERED, lateAfterDays, hasLayer)
  const victims = new Map((await scanVictims(tx)).map((row) => [row.source, row]))
  const alerts = new Map((await countLateAlerts(tx, ALERT_MINUTES)).map((row) => [row.source, row]))
  const twins = await countTwins(tx)
  const imports = await lastImports(tx)
  const delay = sources.some(({ entered }) => entered > 0) ? await medianDelay(tx, ENTERED) : null
  return {
    sources: sources.map((row) => ({
      source: row.source,
      incidents: row.incidents,
      lastIncidentOn: row.last_day,
      lastImportAt: imports.get(row.source)?.toISOString() ?? null,
      medianDelayDays: row.source === ENTERED && delay !== null ? Math.round(delay * 10) / 10 : null,
    })),
    checks: sources.flatMap((row) => [
      ...missingChecks(row, hasLayer),
      ...peopleChecks(row.source, victims.get(row.source)),
      ...(row.entered > 0 ? [check('late', 'late.entry', row.source, row.late, row.entered)] : []),
      ...contradictions(row),
      check(
        'contradictory',
        'contradictory.duplicate',
        row.source,
        twins.get(row.source) ?? 0,
        row.incidents,
      ),
      ...alertChecks(row.source, alerts.get(row.source)),
    ]),
  }
}

function missingChecks(row: SourceRow, hasLayer: boolean): QualityCheck[] {
  const { source, incidents } = row
  const missing = (id: string, count: number, filter: QualityCheck['filter'] = null) =>
    check('missing', `missing.${id}`, source, count, incidents, filter)
  const gap = (name: string) => ({ source, gap: name })
  return [
    missing('coordinates', row.coordinates, gap('coordinates')),
    missing('time', row.time, gap('time')),
    missing('day', row.day, gap('day')),
    missing('status', row.status),
    // The list's filter for areas also holds what has no coordinates; it is offered where that is nothing.
    ...(hasLayer ? [missing('area', row.area, row.coordinates === 0 ? gap('area') : null)] : []),
  ]
}

function peopleChecks(source: string, row: PeopleRow | undefined): QualityCheck[] {
  if (!row) return []
  return [
    check('missing', 'missing.victimAge', source, row.age, row.victims),
    check('missing', 'missing.victimSex', source, row.sex, row.victims),
    check('contradictory', 'contradictory.diedBefore', source, row.died_before, row.victims),
  ]
}

function contradictions(row: SourceRow): QualityCheck[] {
  const { source, incidents } = row
  const one = (id: string, count: number) =>
    check('contradictory', `contradictory.${id}`, source, count, incidents)
  return [
    one('statusBefore', row.status_before),
    one('districtDiffers', row.district_differs),
    one('excludedKilled', row.excluded_killed),
    one('classDiffers', row.class_differs),
  ]
}

function alertChecks(source: string, row: { alerts: number; late: number } | undefined): QualityCheck[] {
  return row ? [check('contradictory', 'contradictory.alertTime', source, row.late, row.alerts)] : []
}

function check(
  kind: QualityCheck['kind'],
  id: string,
  source: string,
  count: number,
  of: number,
  filter: QualityCheck['filter'] = null,
): QualityCheck {
  return { id, kind, source, count, of, filter }
}

/** Incidents of each source that stand near another in time and place. */
async function countTwins(tx: Tx): Promise<Map<string, number>> {
  const twins = (await findTwins(tx, TWIN_MINUTES)).filter(
    (pair) =>
      distanceMetres(pair.longitude, pair.latitude, pair.other_longitude, pair.other_latitude) <= TWIN_METRES,
  )
  const seen = new Map<string, Set<string>>()
  const mark = (source: string, id: string) => seen.set(source, (seen.get(source) ?? new Set()).add(id))
  for (const pair of twins) {
    mark(pair.source, pair.id)
    mark(pair.other_source, pair.other)
  }
  return new Map([...seen].map(([source, ids]) => [source, ids.size]))
}
