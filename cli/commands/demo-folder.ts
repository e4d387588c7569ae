import { join } from 'node:path'
import { readSettings } from '../../server/settings.ts'

/** Where the demonstration is built and looked for unless a command says otherwise. */
export const demonstrationFolder = (): string => join(readSettings().dataDirectory, 'demonstration')
