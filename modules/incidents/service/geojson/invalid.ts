import { Failure } from '#platform/http'

/** A boundary file that cannot be used, with what is wrong where. */
export const layerInvalid = (detail: string): Failure => new Failure('incidents.layer_invalid', { detail })
