import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'

/** A passkey of a pretended device: a real key pair that makes and signs what WebAuthn Level 2 prescribes. */
export interface SoftwarePasskey {
  /** Answers registration options; a passkey for another address or without verifying the person on request. */
  create(options: Data, how?: How): Data
  /** Answers authentication options. */
  get(options: Data, how?: How): Data
}

export interface How {
  readonly origin?: string
  /** Whether the device has verified the person, as by a finger or PIN. */
  readonly verified?: boolean
}

type Data = Record<string, unknown>

const b64 = (bytes: Buffer): string => bytes.toString('base64url')
const sha256 = (data: Buffer | string): Buffer => createHash('sha256').update(data).digest()

export function softwarePasskey(origin: string): SoftwarePasskey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(32)
  let counter = 0
  const flags = (verified: boolean, attested: boolean) => 1 | (verified ? 4 : 0) | (attested ? 64 : 0)
  const head = (rpId: string, verified: boolean, attested: boolean) => {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(++counter)
    return Buffer.concat([sha256(rpId), Buffer.from([flags(verified, attested)]), count])
  }
  const clientData = (type: string, challenge: unknown, at: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin: at, crossOrigin: false }))
  const envelope = (response: Data): Data => ({
    id: b64(id),
    rawId: b64(id),
    type: 'public-key',
    clientExtensionResults: {},
    response,
  })
  return {
    create({ challenge, rp }, { origin: at = origin, verified = true } = {}) {
      const { x, y } = publicKey.export({ format: 'jwk' })
      const length = Buffer.alloc(2)
      length.writeUInt16BE(id.length)
      const key = coseKey(Buffer.from(x!, 'base64url'), Buffer.from(y!, 'base64url'))
      const rpId = (rp as { id: string }).id
      const authData = Buffer.concat([head(rpId, verified, true), Buffer.alloc(16), length, id, key])
      return envelope({
        clientDataJSON: b64(clientData('webauthn.create', challenge, at)),
        attestationObject: b64(attestation(authData)),
        transports: ['internal'],
      })
    },
    get({ challenge, rpId }, { origin: at = origin, verified = true } = {}) {
      const client = clientData('webauthn.get', challenge, at)
      const authData = head(String(rpId), verified, false)
      const signature = createSign('sha256')
        .update(Buffer.concat([authData, sha256(client)]))
        .sign(privateKey)
      return envelope({
        clientDataJSON: b64(client),
        authenticatorData: b64(authData),
        signature: b64(signature),
      })
    },
  }
}

// CBOR (RFC 8949), as little of it as the two structures need.
// Lengths in their shortest form: the checker writes keys anew and compares.
const bytes = (value: Buffer): Buffer => {
  const { length } = value
  const head = length < 256 ? [0x58, length] : [0x59, length >> 8, length & 255]
  return Buffer.concat([Buffer.from(head), value])
}
const text = (value: string): Buffer =>
  Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)])

/** {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y} */
const coseKey = (x: Buffer, y: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21]), bytes(x), Buffer.from([0x22]), bytes(y)])

/** {fmt: 'none', attStmt: {}, authData} */
const attestation = (authData: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from([0xa3]),
    text('fmt'),
    text('none'),
    text('attStmt'),
    Buffer.from([0xa0]),
    text('authData'),
    bytes(authData),
  ])
