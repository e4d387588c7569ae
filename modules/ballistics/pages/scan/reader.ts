/** Codes on labels of ours and of property rooms. */
const FORMATS = ['code_128', 'data_matrix', 'qr_code', 'code_39', 'ean_13'] as const

type Read = (frame: HTMLVideoElement) => Promise<string | null>

interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>
}
type DetectorClass = new (options: { formats: readonly string[] }) => Detector

/** Reads codes with what the browser brings, or else with a library that is fetched now and not before. */
export async function openReader(): Promise<Read> {
  const own = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector
  if (own !== undefined) {
    const detector = new own({ formats: FORMATS })
    return async (frame) => (await detector.detect(frame))[0]?.rawValue ?? null
  }
  const [{ prepareZXingModule, readBarcodes }, { default: wasm }] = await Promise.all([
    import('zxing-wasm/reader'),
    import('zxing-wasm/reader/zxing_reader.wasm?url'),
  ])
  // From this server: the library would otherwise fetch its program from elsewhere.
  prepareZXingModule({ overrides: { locateFile: () => wasm } })
  const canvas = document.createElement('canvas')
  return async (frame) => {
    canvas.width = frame.videoWidth
    canvas.height = frame.videoHeight
    const context = canvas.getContext('2d', { willReadFrequently: true })
    if (context === null || frame.videoWidth === 0) return null
    context.drawImage(frame, 0, 0)
    const picture = context.getImageData(0, 0, canvas.width, canvas.height)
    const found = await readBarcodes(picture, { maxNumberOfSymbols: 1, tryHarder: true })
    return found[0]?.text ?? null
  }
}
