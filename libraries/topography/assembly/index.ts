// The kernel of the comparison of surfaces. Built twice from the same lines, with SIMD and without, by
// `npm run generate`; see src/kernel for what it does and how memory is handed out.
import { columnEnergy as columnEnergyOf, normalisedPeak as normalisedPeakOf } from './energy'
import { planBytes, writePlan } from './plan'
import {
  correlateSpectra as correlateSpectraOf,
  forward as forwardOf,
  inverse as inverseOf,
  lineLength,
} from './spectrum'
import { turnBilinear, turnNearest } from './turn'
import { highest, meanOf, observed, peak, pearson, place } from './window'

export {
  highest,
  lineLength,
  meanOf,
  observed,
  peak,
  pearson,
  place,
  planBytes,
  turnBilinear,
  turnNearest,
  writePlan,
}

/** Where memory is free to be handed out. */
export function freeFrom(): usize {
  return (__heap_base + 63) & ~63
}

export function forward(
  matrix: usize,
  rows: i32,
  columns: i32,
  planRows: usize,
  planColumns: usize,
  spectrum: usize,
): void {
  if (ASC_FEATURE_SIMD) forwardOf<v128>(matrix, rows, columns, planRows, planColumns, spectrum)
  else forwardOf<f32>(matrix, rows, columns, planRows, planColumns, spectrum)
}

export function inverse(
  spectrum: usize,
  rows: i32,
  columns: i32,
  planRows: usize,
  planColumns: usize,
  matrix: usize,
  width: i32,
): void {
  if (ASC_FEATURE_SIMD) inverseOf<v128>(spectrum, rows, columns, planRows, planColumns, matrix, width)
  else inverseOf<f32>(spectrum, rows, columns, planRows, planColumns, matrix, width)
}

export function correlateSpectra(a: usize, b: usize, product: usize, plane: usize, scale: f32): void {
  if (ASC_FEATURE_SIMD) correlateSpectraOf<v128>(a, b, product, plane, scale)
  else correlateSpectraOf<f32>(a, b, product, plane, scale)
}

export function columnEnergy(matrix: usize, columns: i32, width: i32, height: i32, sums: usize): f32 {
  if (ASC_FEATURE_SIMD) return columnEnergyOf<v128>(matrix, columns, width, height, sums)
  return columnEnergyOf<f32>(matrix, columns, width, height, sums)
}

export function normalisedPeak(
  correlation: usize,
  stride: i32,
  width: i32,
  height: i32,
  sums: usize,
  columns: i32,
  whole: f32,
): i32 {
  if (ASC_FEATURE_SIMD)
    return normalisedPeakOf<v128>(correlation, stride, width, height, sums, columns, whole)
  return normalisedPeakOf<f32>(correlation, stride, width, height, sums, columns, whole)
}
