import { defineMessages } from '#web/messages'

export const words = defineMessages(
  {
    title: 'This record is not available to you',
    why: 'It may not exist, or it may not be shared with you. If a colleague can open it, ask them which agency keeps it.',
  },
  {
    title: 'Este registro no está disponible para usted',
    why: 'Puede que no exista o que no se comparta con usted. Si otra persona puede abrirlo, pregúntele qué agencia lo guarda.',
  },
)
