import { logNormal, type Chance } from '../../chance/index.ts'
import type { Life, Shooting } from '../../life/types.ts'
import type { Program, Response } from '../types.ts'

const RESPONDING = ['street-outreach', 'hospital-response']

/**
 * Answers of outreach and hospital teams to shootings with somebody hurt. Outreach goes where it works and,
 * when it hears of one, elsewhere; at night and on full days nobody may be free; not everybody wants help.
 */
export function respond(chance: Chance, life: Life, programs: readonly Program[]): Response[] {
  const teams = programs
    .filter(({ strategy }) => RESPONDING.includes(strategy))
    .map((program) => ({ program, blocks: new Set(program.blocks) }))
  const responses: Omit<Response, 'id'>[] = []
  for (const shooting of life.shootings) {
    if (shooting.kind === 'no-injury') continue
    for (const { program, blocks } of teams) {
      if (shooting.at < program.from || (program.to !== null && shooting.at >= program.to)) continue
      const reach = program.strategy === 'hospital-response' ? 0.88 : blocks.has(shooting.block) ? 0.93 : 0.07
      if (!chance.happens(reach)) continue
      const response = answer(chance, shooting, program)
      // What would come after the last day is not known on it.
      if ((response.arrived ?? response.notified) < life.days * 1440) responses.push(response)
    }
  }
  responses.sort((a, b) => a.notified - b.notified || a.shooting - b.shooting || a.program - b.program)
  return responses.map((response, id) => ({ id, ...response }))
}

function answer(chance: Chance, shooting: Shooting, program: Program): Omit<Response, 'id'> {
  const notified = shooting.at + Math.max(4, Math.round(logNormal(chance, 32, 0.8)))
  const hour = (notified % 1440) / 60
  const staffed = chance.happens(hour >= 2 && hour < 8 ? 0.62 : 0.93)
  const away = program.strategy === 'hospital-response' ? 95 : 48
  const arrived = staffed ? notified + Math.max(5, Math.round(logNormal(chance, away, 0.7))) : null
  const alive = shooting.victims.some(({ died }) => died === null)
  const offered = arrived !== null && chance.happens(alive ? 0.84 : 0.66)
  const accepted = offered && chance.happens(program.strategy === 'hospital-response' ? 0.46 : 0.57)
  return {
    shooting: shooting.id,
    program: program.id,
    notified,
    arrived,
    offered,
    accepted,
    retaliationRisk: riskOf(chance, shooting),
  }
}

/** A judgement at the scene: right about the motive more often than not. */
function riskOf(chance: Chance, { motive, sparkedBy }: Shooting): Response['retaliationRisk'] {
  const worry =
    (motive === 'feud' ? 0.62 : motive === 'argument' ? 0.25 : 0.12) + (sparkedBy === null ? 0 : 0.18)
  const felt = worry + chance.between(-0.25, 0.25)
  return felt > 0.55 ? 'high' : felt > 0.25 ? 'medium' : 'low'
}
