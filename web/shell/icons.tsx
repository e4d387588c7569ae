import {
  IconActivity,
  IconArchive,
  IconBuildingBank,
  IconBuildingCommunity,
  IconChecks,
  IconDatabaseExport,
  IconFileText,
  IconFingerprint,
  IconHeartHandshake,
  IconHistory,
  IconHome,
  IconMapPin,
  IconMicroscope,
  IconRoute,
  IconShare,
  IconShieldHalf,
  IconTopologyStar3,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react'
import type { Icon } from '@tabler/icons-react'

/** Icons a manifest may name. */
const icons: Readonly<Record<string, Icon>> = {
  home: IconHome,
  'map-pin': IconMapPin,
  microscope: IconMicroscope,
  route: IconRoute,
  network: IconTopologyStar3,
  'file-text': IconFileText,
  'heart-handshake': IconHeartHandshake,
  'users-group': IconUsersGroup,
  building: IconBuildingCommunity,
  'database-export': IconDatabaseExport,
  fingerprint: IconFingerprint,
  shield: IconShieldHalf,
  agencies: IconBuildingBank,
  users: IconUsers,
  history: IconHistory,
  checks: IconChecks,
  archive: IconArchive,
  share: IconShare,
}

/** The icon of a room by its name; one for all it does not know. */
export function RoomIcon({ name, size = 18 }: { name: string; size?: number }) {
  const Drawn = icons[name] ?? IconActivity
  return <Drawn size={size} stroke={1.6} aria-hidden style={{ flex: 'none' }} />
}
