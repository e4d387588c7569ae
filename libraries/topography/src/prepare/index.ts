export { toGrid, resample } from './to-grid.ts'
export { gaussianBandPass, gaussianHighPass, gaussianLowPass } from './gaussian.ts'
export { formAt, tiltOf, withoutForm, type Form } from './form.ts'
export { medianForm, type FormOptions } from './median-form.ts'
export { ransacPlane, type RansacOptions } from './consensus.ts'
export { faceMask, masked, type FaceMask, type FaceMaskOptions } from './mask.ts'
export type { Circle } from './circle.ts'
export { withoutOutliers, type OutlierOptions } from './outliers.ts'
export {
  crop,
  croppedToMeasured,
  decimate,
  markDirection,
  mirrored,
  turned,
  type Cropped,
  type MarkDirection,
} from './arrange.ts'
export { prepareCartridge, type CartridgeOptions, type PreparedScan } from './cartridge.ts'
export type { PreparationStep } from './steps.ts'
