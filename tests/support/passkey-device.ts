import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'

type Answer = { origin: string; rpId: string; challenge: string }

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest()
const PRESENT = 0x01
const VERIFIED = 0x04
const WITH_KEY = 0x40

/** What a browser with an authenticator answers (WebAuthn, 6.1 and 6.5), by keys of its own. */
export function passkeyDevice() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const credentialId = randomBytes(32)
  const id = credentialId.toString('base64url')
  const identified = { id, rawId: id, type: 'public-key' as const, clientExtensionResults: {} }
  let counter = 0

  function data(rpId: string, flags: number, rest = Buffer.alloc(0)): Buffer {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    return Buffer.concat([sha256(rpId), Buffer.from([flags]), count, rest])
  }
  const clientData = (type: string, { origin, challenge }: Answer) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))

  return {
    id,
    make(to: Answer) {
      const key = new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
        [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
      ])
      const length = Buffer.from([0, credentialId.length])
      const cose = Buffer.from(isoCBOR.encode(key))
      const authData = data(
        to.rpId,
        PRESENT | VERIFIED | WITH_KEY,
        Buffer.concat([Buffer.alloc(16), length, credentialId, cose]),
      )
      const attestation = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', new Uint8Array(authData)],
      ])
      const attestationObject = Buffer.from(isoCBOR.encode(attestation as never)).toString('base64url')
      const clientDataJSON = clientData('webauthn.create', to).toString('base64url')
      return { ...identified, response: { clientDataJSON, attestationObject, transports: ['internal'] } }
    },
    show(to: Answer, { verified = true, again = false } = {}) {
      if (!again) counter++
      const authenticatorData = data(to.rpId, PRESENT | (verified ? VERIFIED : 0))
      const client = clientData('webauthn.get', to)
      const signature = sign('sha256', Buffer.concat([authenticatorData, sha256(client)]), privateKey)
      return {
        ...identified,
        response: {
          clientDataJSON: client.toString('base64url'),
          authenticatorData: authenticatorData.toString('base64url'),
          signature: signature.toString('base64url'),
        },
      }
    },
  }
}
