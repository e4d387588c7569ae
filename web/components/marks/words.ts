import { defineMessages } from '#web/messages'

export const words = defineMessages(
  {
    fatal: 'fatal',
    'non-fatal': 'non-fatal',
    'no-one-hurt': 'no one hurt',
    gun: 'gun recovered',
    'gun-inferred': 'gun inferred, not recovered',
    hit: 'confirmed hit',
    lead: 'lead, unconfirmed',
    tie: 'other tie',
  },
  {
    fatal: 'mortal',
    'non-fatal': 'no mortal',
    'no-one-hurt': 'nadie herido',
    gun: 'arma recuperada',
    'gun-inferred': 'arma inferida, no recuperada',
    hit: 'coincidencia confirmada',
    lead: 'pista, sin confirmar',
    tie: 'otro vínculo',
  },
)
