import type { World } from '../files/index.ts'
import { readersOf } from '../readers/index.ts'

/** Who reads pairs at the laboratory, with how often each truly errs. */
export const readers = ({ chance }: World): Iterable<object> => readersOf(chance.stream('readers'))
