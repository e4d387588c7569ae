import { useFormats, useMessages } from '#web/messages'
import type { MapViewProps } from './types.ts'
import { words } from './words.ts'
import styles from './MapView.module.css'

/** The areas as a list with their values, where the browser cannot draw a map. */
export function MapFallback({ label, areas, values, selectedArea, onAreaClick }: MapViewProps) {
  const t = useMessages(words)
  const { number } = useFormats()
  const listed = areas?.features.filter((area) => !values || values.has(area.properties.id)) ?? []
  return (
    <section className={styles['fallback']} aria-label={label}>
      <p>{t('noWebgl')}</p>
      {listed.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('area')}</th>
              <th scope="col">{t('value')}</th>
              <th scope="col">{t('count')}</th>
            </tr>
          </thead>
          <tbody>
            {listed.map(({ properties: { id, label: name } }) => {
              const known = values?.get(id)
              return (
                <tr key={id} aria-current={id === selectedArea ? 'true' : undefined}>
                  <th scope="row">
                    <button type="button" onClick={() => onAreaClick?.(id)}>
                      {name}
                    </button>
                  </th>
                  <td>{known && known.value !== null ? number(known.value, 1) : t('noValue')}</td>
                  <td>{known ? number(known.count) : t('noValue')}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
    </section>
  )
}
