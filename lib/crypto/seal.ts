import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { config } from '@/lib/config/env'

const ALGORITHM = 'aes-256-gcm'
const IV_BYTES = 12
const TAG_BYTES = 16

export class SealError extends Error {
  override name = 'SealError'
}

const keyId = (key: Buffer) => createHash('sha256').update(key).digest('base64url').slice(0, 8)

const prefixOf = (key: Buffer) => `v1:${keyId(key)}:`

/** What everything begins with that the present ENCRYPTION_KEY sealed. */
export const sealPrefix = () => prefixOf(config().encryptionKey)

/** AES-256-GCM under ENCRYPTION_KEY: `v1:KEY_ID:` and base64url of nonce, ciphertext and tag. */
export function seal(plain: string): string {
  const key = config().encryptionKey
  const prefix = prefixOf(key)
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(prefix))
  const sealed = Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return prefix + sealed.toString('base64url')
}

/** Opens what any of ENCRYPTION_KEY and ENCRYPTION_KEYS_OLD sealed; throws SealError for everything else. */
export function open(sealed: string): string {
  const [version, id, body] = sealed.split(':')
  if (version !== 'v1' || !id || !body) throw new SealError('Not a sealed value')
  const { encryptionKey, oldEncryptionKeys } = config()
  const key = [encryptionKey, ...oldEncryptionKeys].find((candidate) => keyId(candidate) === id)
  if (!key) throw new SealError('Sealed with a key that is not configured')
  const bytes = Buffer.from(body, 'base64url')
  if (bytes.length < IV_BYTES + TAG_BYTES) throw new SealError('Not a sealed value')
  try {
    const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
    decipher.setAAD(Buffer.from(`v1:${id}:`)).setAuthTag(bytes.subarray(-TAG_BYTES))
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]).toString('utf8')
  } catch (cause) {
    throw new SealError('The sealed value was changed', { cause })
  }
}
