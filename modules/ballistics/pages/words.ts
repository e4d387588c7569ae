import { defineMessages } from '#web/messages'

/** Every code of the room in plain words. Keys are `list.code`: `t(`kind.${row.kind}`)`. */
export const words = defineMessages({
  'kind.cartridge-case': 'Cartridge case',
  'kind.bullet': 'Bullet',
  'kind.fragment': 'Fragment',
  'kind.test-fire': 'Test fire',
  'kind.firearm': 'Firearm',

  'stage.awaited': 'On its way',
  'stage.received': 'Received',
  'stage.triaged': 'Triaged',
  'stage.acquired': 'Entered',
  'stage.searched': 'Searched',
  'stage.reviewed': 'Reviewed',

  'triage.enter': 'To be entered',
  'triage.represented': 'Represented by another',
  'triage.hold': 'On hold',
  'triage.not-suitable': 'Not suitable',

  'pin.circular': 'Circular',
  'pin.elliptical': 'Elliptical',
  'pin.rectangular': 'Rectangular',
  'pin.hemispherical': 'Hemispherical',
  'pin.other': 'Other',

  'breech.parallel': 'Parallel lines',
  'breech.arched': 'Arched lines',
  'breech.circular': 'Circular lines',
  'breech.crosshatch': 'Cross-hatched',
  'breech.granular': 'Granular',
  'breech.smooth': 'Smooth',
  'breech.other': 'Other',

  'twist.left': 'Left',
  'twist.right': 'Right',

  'custody.collected': 'Collected',
  'custody.handed-over': 'Handed over',
  'custody.received': 'Received',
  'custody.sealed': 'Sealed',
  'custody.opened': 'Opened',
  'custody.stored': 'Stored',
  'custody.test-fired': 'Test-fired',
  'custody.acquired': 'Entered',
  'custody.returned': 'Returned',
  'custody.correction': 'Correction',

  toList: 'All exhibits',
  notStated: 'Not stated',
  notShared: 'Not shared',
})
