import { defineMessages } from '#web/messages'

export const words = defineMessages(
  {
    sending: 'Sending {name}',
    queued: '{count, one: # more file waits | other: # more files wait}',
    notTaken: '{name} was not taken in',
    dismiss: 'Close this message about {name}',
  },
  {
    sending: 'Enviando {name}',
    queued: '{count, one: espera # archivo más | other: esperan # archivos más}',
    notTaken: '{name} no se aceptó',
    dismiss: 'Cerrar este mensaje sobre {name}',
  },
)
