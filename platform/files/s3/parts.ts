interface Part {
  readonly bytes: Uint8Array
  readonly last: boolean
}

/**
 * Cuts a stream into parts of equal length; only the last may be shorter, and it always comes, empty
 * for empty content. At most one part and one chunk are held at a time.
 */
export async function* inParts(chunks: AsyncIterable<Uint8Array>, partBytes: number): AsyncGenerator<Part> {
  let pending: Uint8Array[] = []
  let held = 0
  for await (const chunk of chunks) {
    pending.push(chunk)
    held += chunk.length
    // Strictly longer: a part leaves only once it is sure that more follows.
    while (held > partBytes) {
      const all = joined(pending)
      yield { bytes: all.subarray(0, partBytes), last: false }
      pending = [all.subarray(partBytes)]
      held -= partBytes
    }
  }
  yield { bytes: joined(pending), last: true }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  return pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces)
}
