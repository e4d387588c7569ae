import { useFormats, useMessages } from '#web/messages'
import type { RejectionGroup } from '../../../contract/index.ts'
import { HeaderText } from '../HeaderText.tsx'
import { text } from './text.ts'
import styles from './report.module.css'

interface GroupsProps {
  label: string
  help: string
  groups: readonly RejectionGroup[]
}

/** The same reason in the same column is one line, with the first places it stands. */
export function Groups({ label, help, groups }: GroupsProps) {
  const t = useMessages(text)
  const { number } = useFormats()
  return (
    <>
      <p className={styles['quiet']}>{help}</p>
      <table className={styles['groups']} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t('column')}</th>
            <th scope="col">{t('reason')}</th>
            <th scope="col" data-kind="number">
              {t('count')}
            </th>
            <th scope="col">{t('remedy')}</th>
            <th scope="col">{t('examples')}</th>
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr key={`${group.column}${group.reason}${group.remedy}`}>
              <th scope="row">
                {group.column === null ? t('wholeRow') : <HeaderText header={group.column} />}
              </th>
              <td>{group.reason}</td>
              <td data-kind="number">{number(group.rows)}</td>
              <td>{group.remedy}</td>
              <td className={styles['examples']}>
                {group.examples.slice(0, 3).map(({ row, text: cell }) => (
                  <span key={row}>
                    {cell === '' ? t('exampleBlank', { row }) : t('example', { row, text: cell })}
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
