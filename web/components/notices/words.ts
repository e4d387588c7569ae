import { defineMessages } from '#web/messages'

export const words = defineMessages({ undo: 'Undo' })
