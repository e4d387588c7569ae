import { defineMessages } from '#web/messages'

export const words = defineMessages({ title: 'Gallery of shared parts', light: 'Light', dark: 'Dark' })
