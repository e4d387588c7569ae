import { defineMessages } from '#web/messages'

export const words = defineMessages(
  {
    draftFound: 'A draft from {moment} is kept.',
    restore: 'Continue with it',
    discard: 'Discard it',
    leaveTitle: 'Leave without saving?',
    leaveKept: 'What you entered is kept as a draft on this device.',
    leaveLost: 'What you entered will be lost.',
    leave: 'Leave the page',
    stay: 'Stay here',
    dateHelp: 'If the day is unknown, write 2026-02; if the month is, 2026.',
    dateHolder: '2026-02-14',
    timeHelp: '24-hour clock; leave empty if unknown.',
    timeHolder: '23:40',
    badTime: '"{text}" is not a time. Write it as 23:40.',
  },
  {
    draftFound: 'Se conserva un borrador del {moment}.',
    restore: 'Continuar con él',
    discard: 'Descartarlo',
    leaveTitle: '¿Salir sin guardar?',
    leaveKept: 'Lo que escribió se conserva como borrador en este dispositivo.',
    leaveLost: 'Lo que escribió se perderá.',
    leave: 'Salir de la página',
    stay: 'Quedarse aquí',
    dateHelp: 'Si no se conoce el día, escriba 2026-02; si tampoco el mes, 2026.',
    dateHolder: '2026-02-14',
    timeHelp: 'Reloj de 24 horas; deje vacío si no se conoce.',
    timeHolder: '23:40',
    badTime: '«{text}» no es una hora. Escríbala como 23:40.',
  },
)
