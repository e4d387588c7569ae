import { prepareDatabase } from '../house.ts'

/** Migrates the database of an address given as argument: what every database of a test is copied from. */
await prepareDatabase(process.argv[2]!)
