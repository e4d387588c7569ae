import { defineMessages } from '#web/messages'

export const words = defineMessages(
  {
    views: 'Ways to look at these records',
    map: 'Map',
    charts: 'Charts',
    list: 'List',
    next: 'Next in the list',
    previous: 'Previous in the list',
  },
  {
    views: 'Formas de ver estos registros',
    map: 'Mapa',
    charts: 'Gráficos',
    list: 'Lista',
    next: 'Siguiente de la lista',
    previous: 'Anterior de la lista',
  },
)
