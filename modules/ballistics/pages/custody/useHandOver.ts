import { useState } from 'react'
import { useCall, useChange } from '#web/client'
import { problemFields } from '#web/forms'
import {
  handOver,
  listExhibits,
  readCase,
  readCustody,
  readExhibit,
  type ExhibitRow,
  type HandOverKind,
} from '../../contract/index.ts'

export interface HandOverValues {
  readonly kind: HandOverKind
  readonly to: string
  readonly place: string
  readonly reason: string
  readonly day: string
  readonly time: string
}

const START: HandOverValues = { kind: 'handed-over', to: '', place: '', reason: '', day: '', time: '' }

/** A moment as the routes take it: the day alone, or with a time; null for now. */
export const momentOf = (day: string, time: string): string | null =>
  day === '' ? null : time === '' ? day : `${day}T${time}`

/** What stands on the list, what happens to it, and the writing down. */
export function useHandOver(
  begin: { exhibit?: string | undefined; case?: string | undefined; kind?: HandOverKind | undefined },
  onDone: (exhibits: readonly ExhibitRow[], kind: HandOverKind) => void,
) {
  const [taken, setTaken] = useState<readonly ExhibitRow[]>([])
  const [off, setOff] = useState<ReadonlySet<string>>(new Set())
  const [values, setValues] = useState<HandOverValues>({ ...START, ...(begin.kind && { kind: begin.kind }) })
  const one = useCall(readExhibit, { params: { id: begin.exhibit ?? '' } }, { enabled: !!begin.exhibit })
  const query = { caseId: begin.case ?? '', sort: 'number-asc', limit: 200 } as const
  const many = useCall(listExhibits, { query }, { enabled: !!begin.case })
  const given = [...(one.data ? [one.data] : []), ...(many.data?.rows ?? [])]
  const chosen = [...given.filter(({ sharedBy }) => sharedBy === null), ...taken].filter(
    ({ id }, index, all) => !off.has(id) && all.findIndex((other) => other.id === id) === index,
  )
  const write = useChange(handOver, {
    invalidates: [listExhibits, readExhibit, readCustody, readCase],
    onSuccess: ({ exhibits }, { body }) => {
      setTaken([])
      setOff(new Set(chosen.map(({ id }) => id)))
      setValues((old) => ({ ...START, kind: old.kind }))
      onDone(exhibits, body.kind)
    },
  })
  return {
    chosen,
    values,
    change: (patch: Partial<HandOverValues>) => setValues((old) => ({ ...old, ...patch })),
    take: (exhibit: ExhibitRow) => {
      setOff((old) => new Set([...old].filter((id) => id !== exhibit.id)))
      setTaken((old) => [...old.filter(({ id }) => id !== exhibit.id), exhibit])
    },
    drop: (id: string) => setOff((old) => new Set([...old, id])),
    save: () =>
      write.mutate({
        body: {
          exhibitIds: chosen.map(({ id }) => id),
          kind: values.kind,
          to: values.to,
          place: values.place,
          reason: values.reason,
          happenedAt: momentOf(values.day, values.time),
        },
      }),
    saving: write.isPending,
    error: write.error,
    of: problemFields(write.error).of,
  }
}
