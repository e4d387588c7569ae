import { stateName, type PublicTable, type PublicYear } from '../../contract/index.ts'
import { FigureTable } from '../parts/FigureTable.tsx'
import type { Code } from '../words.ts'
import type { Sayings } from './say.ts'
import styles from './publication.module.css'

const TABLES: readonly PublicTable[] = ['bands', 'sources', 'types']

/** Each table with its years beside each other; what is held back is hatched. */
export function Years({ years, say }: { years: readonly PublicYear[]; say: Sayings }) {
  const { t, formats } = say
  return (
    <div className={styles['tables']}>
      {TABLES.map((table) => {
        const keys = keysOf(years, table, say)
        return (
          <div key={table}>
            <h3 className={styles['heading']}>{t(`table.${table}`)}</h3>
            <FigureTable
              label={t(`table.${table}`)}
              heads={['', ...years.map(({ year }) => String(year))]}
              rows={keys.map((key) => [
                key,
                keyWords(say, table, key),
                ...years.map((year) => {
                  const cell = cellsOf(year, table).find((one) => one.key === key)
                  if (!cell) return '–'
                  if (cell.count !== null) return formats.number(cell.count)
                  return (
                    <span key={year.year} className={styles['held']}>
                      <span className={styles['heldWords']}>{t('held')}</span>
                    </span>
                  )
                }),
              ])}
              foot={[t('total'), ...years.map(({ total }) => formats.number(total))]}
            />
          </div>
        )
      })}
    </div>
  )
}

/** Bands in their order, the others by name; what is not known last. */
function keysOf(years: readonly PublicYear[], table: PublicTable, say: Sayings): string[] {
  const keys = [...new Set(years.flatMap((year) => cellsOf(year, table).map(({ key }) => key)))]
  if (table === 'bands') return keys
  const name = (key: string) => (key === 'unknown' ? '\uffff' : keyWords(say, table, key))
  return keys.sort((a, b) => (name(a) < name(b) ? -1 : 1))
}

const cellsOf = (year: PublicYear, table: PublicTable) =>
  year.tables.find((one) => one.table === table)?.cells ?? []

function keyWords({ t, code }: Sayings, table: PublicTable, key: string): string {
  if (key === 'unknown' && table !== 'types') return t('unknown')
  if (table === 'bands') return code(`band.${key}` as Code)
  return table === 'sources' ? stateName(key) : code(`type.${key}` as Code)
}
