import type { SurfaceMetadata } from '../formats/index.ts'
import { croppedToMeasured } from '../prepare/index.ts'
import type { Surface } from '../surface.ts'
import { BreechFaceMaker } from './face.ts'
import type { SyntheticFiring } from './make.ts'
import { statisticsFor } from './fitted.ts'

export interface SyntheticSurface {
  readonly surface: Surface
  readonly metadata: SurfaceMetadata
}

/**
 * The breech-face impression of a gun that never was, as a prepared scan at 6.25 micrometres: for tests, load and the
 * demonstration. What it is stands in its metadata and goes with it into a file.
 *
 * @param maker give one when many are made.
 */
export function syntheticBreechFace(
  firing: SyntheticFiring,
  maker: BreechFaceMaker = new BreechFaceMaker(),
): SyntheticSurface {
  const { grid } = croppedToMeasured(maker.grid(firing))
  const metres = grid.step * 1e-6
  return {
    surface: {
      width: grid.width,
      height: grid.height,
      dx: metres,
      dy: metres,
      heights: grid.heights.map((z) => z * 1e-6),
    },
    metadata: labelOf(firing),
  }
}

function labelOf({ gun, firing, rounds = 0 }: SyntheticFiring): SurfaceMetadata {
  const { pattern, seed } = gun.make
  return {
    creator: 'Throughline (synthetic)',
    comment: `SYNTHETIC: calculated, not measured. No gun and no cartridge case exists. Statistics of ${statisticsFor(pattern).source}.`,
    instrument: { manufacturer: 'none', model: 'synthetic surface', serial: 'none', version: '1' },
    probing: { type: 'Software', identification: 'synthetic breech face' },
    other: [
      { path: 'Synthetic/Make', value: `${pattern} ${seed}` },
      { path: 'Synthetic/Gun', value: String(gun.seed) },
      { path: 'Synthetic/Firing', value: String(firing) },
      { path: 'Synthetic/Rounds', value: String(rounds) },
    ],
  }
}
