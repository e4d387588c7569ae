import { defineMessages } from '#web/messages'

export const words = defineMessages({
  label: 'Label of this record',
  incident: 'Incident record',
  ballistic: 'Ballistic record',
  trace: 'Trace record',
  nics: 'NICS record',
  intelligence: 'Intelligence record',
  personnel: 'Personnel record',
  review: 'Review record',
  health: 'Health record',
  juvenile: 'Juvenile record',
  prevention: 'Prevention record',
  public: 'Public',
  open: 'Open in the agency',
  restricted: 'Restricted',
  sealed: 'Sealed',
})
