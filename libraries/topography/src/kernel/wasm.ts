import { scalarWasm } from './scalar-wasm.ts'
import { simdWasm } from './simd-wasm.ts'

/** What the built kernel offers; the sources are in `assembly/`. Addresses and sizes are whole numbers. */
export interface KernelExports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number }
  readonly observed: { readonly value: number }
  readonly highest: { readonly value: number }
  freeFrom(): number
  lineLength(rows: number): number
  planBytes(length: number): number
  writePlan(plan: number, length: number): void
  forward(
    matrix: number,
    rows: number,
    columns: number,
    planRows: number,
    planColumns: number,
    spectrum: number,
  ): void
  inverse(
    spectrum: number,
    rows: number,
    columns: number,
    planRows: number,
    planColumns: number,
    matrix: number,
    width: number,
  ): void
  correlateSpectra(a: number, b: number, product: number, plane: number, scale: number): void
  turnNearest(from: number, to: number, rows: number, columns: number, degrees: number): void
  turnBilinear(from: number, to: number, rows: number, columns: number, degrees: number): void
  meanOf(from: number, stride: number, width: number, height: number): number
  place(
    from: number,
    stride: number,
    width: number,
    height: number,
    mean: number,
    to: number,
    rows: number,
    columns: number,
    left: number,
    top: number,
  ): void
  pearson(
    a: number,
    strideA: number,
    levelA: number,
    b: number,
    strideB: number,
    levelB: number,
    width: number,
    height: number,
  ): number
  columnEnergy(matrix: number, columns: number, width: number, height: number, sums: number): number
  normalisedPeak(
    correlation: number,
    stride: number,
    width: number,
    height: number,
    sums: number,
    columns: number,
    whole: number,
  ): number
  peak(from: number, stride: number, width: number, height: number): number
}

/** The part of WebAssembly that is used. Browsers, Node and worker threads all have it as a global. */
declare const WebAssembly: {
  validate(bytes: Uint8Array): boolean
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (module: object) => { readonly exports: object }
}

const compiled = new Map<string, object>()

/** A fresh instance with a memory of its own. Compiled once. */
export function instantiate(kind: 'simd' | 'scalar'): KernelExports {
  let module = compiled.get(kind)
  if (!module) {
    module = new WebAssembly.Module(bytesOf(kind === 'simd' ? simdWasm : scalarWasm))
    compiled.set(kind, module)
  }
  return new WebAssembly.Instance(module).exports as KernelExports
}

/** Whether this engine takes the build with SIMD. */
export function simdRuns(): boolean {
  return WebAssembly.validate(bytesOf(simdWasm))
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Base64 without padding into bytes: neither `atob` nor `Buffer` is everywhere. */
function bytesOf(base64: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((base64.length * 3) / 4))
  let held = 0
  let bits = 0
  let at = 0
  for (const letter of base64) {
    held = ((held << 6) | LETTERS.indexOf(letter)) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes[at++] = (held >> bits) & 0xff
  }
  return bytes
}
