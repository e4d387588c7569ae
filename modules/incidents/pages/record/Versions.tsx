import { PageLink } from '#web/pages'
import type { IncidentVersion } from '../../contract/index.ts'
import { changeWords, useSentences } from './say.ts'
import styles from './record.module.css'

const VIA = { entry: 'viaEntry', edit: 'viaEdit', import: 'viaImport', rule: 'viaRule' } as const

export interface VersionsProps {
  id: string
  versions: readonly IncidentVersion[]
  /** The version on the page. */
  shown?: number
  from?: string | undefined
}

/** Every version, newest first: what changed, who changed it, when and why. A number opens that version. */
export function Versions({ id, versions, shown, from }: VersionsProps) {
  const newest = versions[0]?.version
  return (
    <ol className={styles['versions']} reversed>
      {versions.map((version) => (
        <li key={version.version} className={styles['version']} data-shown={version.version === shown}>
          <PageLink
            to={`/incidents/${id}`}
            search={{ version: version.version === newest ? undefined : version.version, from }}
            aria-label={`Version ${version.version}`}
            aria-current={version.version === shown ? 'true' : undefined}
          >
            {version.version}
          </PageLink>
          <VersionText version={version} />
        </li>
      ))}
    </ol>
  )
}

function VersionText({ version }: { version: IncidentVersion }) {
  const say = useSentences()
  const { t, formats } = say
  const who = t(VIA[version.via], { by: version.by })
  return (
    <div>
      {version.version === 1 && <p>{t('firstRecord')}</p>}
      {version.changes.map((change) => {
        const { what, values } = changeWords(say, change)
        return (
          <p key={change.path}>
            {what}
            {values && <>: {values}</>}
          </p>
        )
      })}
      {version.reason && <p className={styles['reason']}>{version.reason}</p>}
      <p className={styles['quiet']}>
        {who}, {formats.moment(version.at)}
      </p>
    </div>
  )
}
