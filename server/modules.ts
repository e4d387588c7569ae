import { incidents } from '#modules/incidents'
import { ballistics } from '#modules/ballistics'
import { tracing } from '#modules/tracing'
import type { Module } from '#platform/module'

/** The one registration: what stands here is in the menu, the API, the checks and the documentation. */
export const modules: readonly Module[] = [incidents, ballistics, tracing]
