import { defineMessages } from '#web/messages'

/** Words of the surface viewer. */
export const words = defineMessages({
  stageKeys: 'Arrow keys move, plus and minus zoom, comma and full stop turn, 0 shows the whole.',
  light: 'Direction of the light',
  lightAt: 'from {azimuth} degrees clockwise of the top, {elevation} degrees high',
  lightHelp: 'Drag the light, or use the arrow keys',
  heightLegend: 'Height',
  differenceLegend: 'Candidate above reference',
})
