import { defineMessages } from '#web/messages'

export const words = defineMessages(
  {
    loading: 'Loading',
    retry: 'Try again',
    copy: 'Copy the code',
    copied: 'Copied',
    request: 'request {id}',
    cancel: 'Cancel',
    ofTotal: '{done} of {total} {unit}',
    sofar: '{done} {unit} so far',
    remaining: 'about {time} left',
  },
  {
    loading: 'Cargando',
    retry: 'Intentar de nuevo',
    copy: 'Copiar el código',
    copied: 'Copiado',
    request: 'solicitud {id}',
    cancel: 'Cancelar',
    ofTotal: '{done} de {total} {unit}',
    sofar: '{done} {unit} hasta ahora',
    remaining: 'quedan unos {time}',
  },
)
