import { createContext, useContext, useEffect, useRef } from 'react'
import { ProblemError } from '#web/client'
import { problemFields, useDraft } from '#web/forms'
import type { DraftState } from '#web/forms'
import { inputOf } from './read.ts'
import { emptyRow } from './values.ts'
import type { FormValues, Rows, RowsKind } from './values.ts'

/** What an input needs: its value, how to change it, what is wrong with it, and its name for the focus. */
export interface Bound {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly error: string | null
  readonly 'data-path': string
}

type Scalar = { [K in keyof FormValues]: FormValues[K] extends string ? K : never }[keyof FormValues]

export interface IncidentForm {
  readonly values: FormValues
  readonly draft: DraftState<FormValues>
  readonly bind: (name: Scalar) => Bound
  readonly error: (path: string) => string | null
  readonly change: (patch: Partial<FormValues>) => void
  readonly changeRow: <K extends RowsKind>(kind: K, index: number, patch: Partial<Rows[K]>) => void
  readonly addRow: (kind: RowsKind) => void
  /** Takes a row off; answers with the way to put it back. */
  readonly removeRow: (kind: RowsKind, index: number) => () => void
}

/** The values of the form under a draft, with what the last save said about each input. */
export function useIncidentForm(name: string, initial: FormValues, failed: unknown): IncidentForm {
  const draft = useDraft<FormValues>(name, initial)
  const { values, change } = draft
  const latest = useRef(values)
  useEffect(() => {
    latest.current = values
  })
  const fields = problemFields(atInputs(failed))
  const put = <K extends RowsKind>(kind: K, rows: Rows[K][]) => {
    latest.current = { ...latest.current, [kind]: rows }
    change({ [kind]: rows } as Partial<FormValues>)
  }
  const rowsOf = <K extends RowsKind>(kind: K) => latest.current[kind] as Rows[K][]
  return {
    values,
    draft,
    change,
    error: fields.of,
    bind: (field) => ({
      value: values[field],
      onChange: (value) => change({ [field]: value }),
      error: fields.of(field),
      'data-path': field,
    }),
    changeRow: (kind, index, patch) =>
      put(
        kind,
        rowsOf(kind).map((row, at) => (at === index ? { ...row, ...patch } : row)),
      ),
    addRow: (kind) => put(kind, [...rowsOf(kind), emptyRow[kind]()]),
    removeRow: (kind, index) => {
      const row = rowsOf(kind)[index]
      put(
        kind,
        rowsOf(kind).filter((_, at) => at !== index),
      )
      return () => row && put(kind, rowsOf(kind).toSpliced(index, 0, row))
    },
  }
}

/** A failed save with its fields named as the inputs of the form are. */
export function atInputs(failed: unknown): unknown {
  if (!(failed instanceof ProblemError) || failed.fields.length === 0) return failed
  const fields = failed.fields.map(({ path, message }) => ({ path: inputOf(plain(path)), message }))
  return new ProblemError({ ...failed.problem, fields }, failed.status)
}

const plain = (path: string) =>
  path
    .replace(/^\//, '')
    .replaceAll('/', '.')
    .replace(/\[(\d+)\]/g, '.$1')

/** Names of the inputs that show their own message. */
export function inputNames(values: FormValues): string[] {
  const { victims, suspects, weapons, alerts, ...fields } = values
  const rows = { victims, suspects, weapons, alerts }
  const inRows = Object.entries(rows).flatMap(([kind, list]) =>
    list.flatMap((row, index) => [
      ...Object.keys(row).map((name) => `${kind}.${index}.${name}`),
      ...('charges' in row
        ? row.charges.flatMap((charge, at) =>
            Object.keys(charge).map((name) => `${kind}.${index}.charges.${at}.${name}`),
          )
        : []),
    ]),
  )
  return [...Object.keys(fields), ...inRows]
}

const FormContext = createContext<IncidentForm | null>(null)
export const FormProvider = FormContext.Provider

/** The form that an input stands in. */
export function useForm(): IncidentForm {
  const form = useContext(FormContext)
  if (!form) throw new Error('useForm needs a form above it')
  return form
}
