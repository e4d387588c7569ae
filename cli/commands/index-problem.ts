import { IndexFormatError } from '@throughline/topography'
import type { Given } from '../command.ts'
import { orProblem } from './x3p-file.ts'

/** Says what is wrong with an index, in words or as JSON, and ends with 1. */
export async function orIndexProblem(given: Given, work: () => Promise<number>): Promise<number> {
  let code = 0
  const failed = await orProblem(given, async () => {
    try {
      code = await work()
    } catch (error) {
      if (!(error instanceof IndexFormatError)) throw error
      const { message, remedy } = error
      if (given.flag('json'))
        given.print(JSON.stringify({ problem: { code: 'index', sentence: message, remedy } }, null, 2))
      else given.tell(`${message} ${remedy}`)
      code = 1
    }
  })
  return failed || code
}
