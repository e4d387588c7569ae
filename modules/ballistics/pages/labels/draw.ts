import { code128, datamatrix, drawingSVG } from 'bwip-js/browser'

/** A barcode as the address of a picture. What no symbol can hold is left out: the number stands below it anyway. */
export function barcode(symbol: 'code128' | 'datamatrix', text: string): string | null {
  try {
    const svg =
      symbol === 'code128'
        ? code128({ bcid: 'code128', text, height: 9, includetext: false }, drawingSVG())
        : datamatrix({ bcid: 'datamatrix', text }, drawingSVG())
    return `data:image/svg+xml;utf8,${encodeURIComponent(svg)}`
  } catch {
    return null
  }
}
