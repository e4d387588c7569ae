import type { Break } from './break.ts'

/** Something that whoever answers for the audit must know now. */
export interface Alarm {
  readonly code: 'unsealed' | 'head' | 'chain' | 'heads-file'
  readonly since: Date
  readonly sentence: string
}

/** Unsealed rows could still be changed without trace; after a minute that is an alarm. */
const UNSEALED_MS = 60_000

type Say = (what: { alarm: string; sentence: string; over: boolean }) => void

/** What is wrong at the moment; each alarm is told when it begins and when it ends. */
export function createAlarms(say: Say, now: () => number = Date.now) {
  const standing = new Map<Alarm['code'], Alarm>()
  const told = new Map<Alarm['code'], string>()
  let sealedAt = now()
  let failure = ''

  function set(code: Alarm['code'], sentence: string | null): void {
    if (sentence === null) standing.delete(code)
    else if (standing.get(code)?.sentence !== sentence)
      standing.set(code, { code, since: standing.get(code)?.since ?? new Date(now()), sentence })
  }

  function current(): readonly Alarm[] {
    const late = now() - sealedAt > UNSEALED_MS
    const why = failure ? ` The last attempt failed: ${failure}.` : ''
    set('unsealed', late ? `Nothing has been sealed since ${new Date(sealedAt).toISOString()}.${why}` : null)
    return [...standing.values()]
  }

  return {
    current,
    unsealedSeconds: () => Math.max(0, (now() - sealedAt) / 1000),
    /** Everything that was committed at this moment is sealed. */
    sealed(at: number): void {
      sealedAt = at
      failure = ''
    },
    failed(error: unknown): void {
      failure = (error as { code?: string }).code ?? 'unknown'
    },
    heads({ misfit, unwritten }: { misfit: Break | null; unwritten: string | null }): void {
      set('head', misfit && misfit.sentence)
      set('heads-file', unwritten)
    },
    /** `undefined` while a look found nothing new to say. */
    chain(broken: Break | null | undefined): void {
      if (broken !== undefined) set('chain', broken && broken.sentence)
    },
    tell(): void {
      const alarms = current()
      for (const { code, sentence } of alarms)
        if (!told.has(code)) {
          told.set(code, sentence)
          say({ alarm: code, sentence, over: false })
        }
      for (const [code, sentence] of told)
        if (!alarms.some((alarm) => alarm.code === code)) {
          told.delete(code)
          say({ alarm: code, sentence, over: true })
        }
    },
  }
}
