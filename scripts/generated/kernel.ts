import { join } from 'node:path'
import { main } from 'assemblyscript/asc'
import { root } from '../folders.ts'

const SOURCE = 'libraries/topography/assembly'
const TARGET = 'libraries/topography/src/kernel'
const OPTIONS = ['-O3', '--converge', '--noAssert', '--runtime', 'stub', '--initialMemory', '16']
/** Vectors pass between functions of one module only; 64-bit memory is not built for. */
const QUIET = ['--disableWarning', '112', '--disableWarning', '201']

/** The kernel of surface comparison, built from AssemblyScript with SIMD and without: path → module with its bytes. */
export async function kernelModules(): Promise<[path: string, content: string][]> {
  const simd = await build(['--enable', 'simd'])
  const scalar = await build(['--disable', 'simd'])
  return [
    [`${TARGET}/simd-wasm.ts`, moduleOf('simdWasm', simd)],
    [`${TARGET}/scalar-wasm.ts`, moduleOf('scalarWasm', scalar)],
  ]
}

async function build(features: readonly string[]): Promise<Uint8Array> {
  const built: Uint8Array[] = []
  const { error, stderr } = await main(
    [
      'index.ts',
      '--baseDir',
      join(root, SOURCE),
      '--outFile',
      'kernel.wasm',
      ...features,
      ...OPTIONS,
      ...QUIET,
    ],
    { writeFile: (_name, contents) => void (typeof contents !== 'string' && built.push(contents)) },
  )
  const [bytes] = built
  if (error || !bytes) throw new Error(`The kernel does not build.\n${stderr.toString()}`, { cause: error })
  return bytes
}

function moduleOf(name: string, bytes: Uint8Array): string {
  const base64 = Buffer.from(bytes).toString('base64').replace(/=+$/, '')
  return [
    '// Written by npm run generate from assembly/. Change the sources, not this file.',
    `export const ${name} =`,
    `  '${base64}'`,
    '',
  ].join('\n')
}
