import type { DataTableProps } from './types.ts'
import styles from './table.module.css'

/** Rows as two-line items with targets a finger can hit. */
export function PhoneList<Row extends object>(props: DataTableProps<Row> & { labelledBy: string }) {
  const { rows, rowId, phone, selected, onSelect, labelledBy } = props
  return (
    <ul className={styles['items']} aria-labelledby={labelledBy}>
      {rows.map((row) => {
        const id = rowId(row)
        const item = phone?.(row)
        return (
          <li key={id}>
            <button
              type="button"
              data-print
              aria-current={id === selected ? 'true' : undefined}
              onClick={() => onSelect?.(id)}
            >
              {item?.lead && <span className={styles['lead']}>{item.lead}</span>}
              <span className={styles['lines']}>
                <span className={styles['first']}>{item?.first}</span>
                {item?.second && <span className={styles['second']}>{item.second}</span>}
              </span>
              {item?.aside && <span className={styles['aside']}>{item.aside}</span>}
            </button>
          </li>
        )
      })}
    </ul>
  )
}
