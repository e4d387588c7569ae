import { useState } from 'react'
import { ProblemError, useChange } from '#web/client'
import { problemFields, useDraft } from '#web/forms'
import type { Say } from '#web/messages'
import { listCases, listExhibits, readCase, recordExhibits } from '../../contract/index.ts'
import { caseContent, NO_CASE, type CaseValues } from '../case/CaseFields.tsx'
import { numberOf } from '../exhibit/values.ts'
import { contentOf, enteredRows, nextRow, type GridRow } from './rows.ts'
import type { text } from './text.ts'

export interface SceneValues {
  readonly case: CaseValues
  readonly collectedOn: string
  readonly collectedTime: string
  readonly collectedBy: string
  readonly receivedOn: string
  readonly rows: readonly GridRow[]
}

type Words = Say<(typeof text)['en']>

/** The scene that is being entered, what is wrong with it, and the saving of all or nothing. */
export function useScene(
  caseId: string | undefined,
  t: Words,
  onDone: (caseId: string, count: number) => void,
) {
  const [start] = useState<SceneValues>(() => ({
    case: NO_CASE,
    collectedOn: '',
    collectedTime: '',
    collectedBy: '',
    receivedOn: '',
    rows: [nextRow()],
  }))
  const draft = useDraft<SceneValues>(`ballistics.entry.${caseId ?? 'new'}`, start)
  const [failed, setFailed] = useState<{ error: unknown; sent: readonly string[] } | null>(null)
  const record = useChange(recordExhibits, {
    invalidates: [listExhibits, listCases, readCase],
    onSuccess: (answer) => {
      draft.saved()
      onDone(answer.case.id, answer.exhibits.length)
    },
    onError: (error) => setFailed((before) => ({ error, sent: before?.sent ?? [] })),
  })
  const rows = enteredRows(draft.values.rows)
  const save = () => {
    if (record.isPending) return
    const sent = rows.map(({ id }) => id)
    const error = problemsOf(draft.values, rows, caseId, t)
    setFailed({ error, sent })
    if (error === null) record.mutate({ body: bodyOf(draft.values, rows, caseId) })
  }
  const fields = problemFields(failed?.error)
  return {
    draft,
    rows,
    save,
    saving: record.isPending,
    error: failed?.error ?? null,
    /** What is wrong at an input above the grid: `case.number`, `collectedAt`. */
    of: fields.of,
    /** What is wrong in a cell; asked by the row's own id, since rows move. */
    ofCell: (id: string, name: string) => {
      const index = failed?.sent.indexOf(id) ?? -1
      return index < 0 ? null : fields.of(`exhibits.${index}.${name}`)
    },
    wrongCells: failed?.error instanceof ProblemError ? inCells(failed.error) : 0,
  }
}

const inCells = ({ fields }: Pick<ProblemError, 'fields'>) =>
  fields.filter(({ path }) => /exhibits[.[/]/.test(path)).length

function bodyOf(values: SceneValues, rows: readonly GridRow[], caseId: string | undefined) {
  const { collectedOn, collectedTime } = values
  return {
    case: caseId === undefined ? caseContent(values.case) : { id: caseId },
    collectedAt:
      collectedOn === '' ? null : collectedTime === '' ? collectedOn : `${collectedOn}T${collectedTime}`,
    collectedBy: values.collectedBy,
    receivedAt: values.receivedOn === '' ? null : values.receivedOn,
    exhibits: rows.map(contentOf),
  }
}

/** What can be told before the server is asked, in the shape of its own answer. */
function problemsOf(
  values: SceneValues,
  rows: readonly GridRow[],
  caseId: string | undefined,
  t: Words,
): ProblemError | null {
  const fields = [
    ...(caseId === undefined && values.case.number.trim() === ''
      ? [{ path: 'case.number', message: t('noNumber') }]
      : []),
    ...(values.collectedOn === '' && values.collectedTime !== ''
      ? [{ path: 'collectedAt', message: t('dayNeeded') }]
      : []),
    ...rows.flatMap((row, index) =>
      (['x', 'y'] as const)
        .filter((name) => numberOf(row[name]) === undefined)
        .map((name) => ({ path: `exhibits.${index}.${name}`, message: t('badNumber') })),
    ),
  ]
  if (rows.length > 0 && fields.length === 0) return null
  const count = inCells({ fields })
  const remedy = rows.length === 0 ? t('nothing') : fields.map(({ message }) => message).join(' ')
  return new ProblemError(
    {
      code: 'request.invalid',
      sentence: count > 0 ? t('wrongCells', { count }) : (fields[0]?.message ?? t('nothing')),
      remedy,
      requestId: '',
      fields,
    },
    422,
  )
}
