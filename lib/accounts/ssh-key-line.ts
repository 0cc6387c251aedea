import { createHash } from 'node:crypto'
import sshpk from 'sshpk'

export type KeyLine = { type: string; key: string; comment: string; fingerprint: string }
export type KeyLineError = 'key_unknown_type' | 'key_malformed' | 'key_private' | 'key_weak'

const TYPES = new Set([
  'ssh-rsa',
  'ssh-ed25519',
  'ecdsa-sha2-nistp256',
  'ecdsa-sha2-nistp384',
  'ecdsa-sha2-nistp521',
  'sk-ssh-ed25519@openssh.com',
  'sk-ecdsa-sha2-nistp256@openssh.com',
])
const MIN_RSA_BITS = 2048

/** One public key of an authorized_keys file (sshd(8)) without options. The fingerprint is as `ssh-keygen -l` prints it. */
export function parseKeyLine(line: string): KeyLine | { error: KeyLineError } {
  if (line.includes('PRIVATE KEY')) return { error: 'key_private' }
  const [type = '', key = '', ...comment] = line.trim().split(/\s+/)
  if (type === 'ssh-dss') return { error: 'key_weak' }
  if (!TYPES.has(type)) return { error: 'key_unknown_type' }
  const blob = Buffer.from(key, 'base64')
  if (blob.toString('base64').replace(/=+$/, '') !== key.replace(/=+$/, '') || !namesType(blob, type))
    return { error: 'key_malformed' }
  if (type.startsWith('sk-')) {
    if (!isSecurityKey(blob, type)) return { error: 'key_malformed' }
  } else {
    try {
      const parsed = sshpk.parseKey(`${type} ${key}`, 'ssh')
      if (parsed.type === 'rsa' && parsed.size < MIN_RSA_BITS) return { error: 'key_weak' }
    } catch {
      return { error: 'key_malformed' }
    }
  }
  return { type, key, comment: comment.join(' ').slice(0, 255), fingerprint: fingerprint(blob) }
}

/** The blob begins with the type's name as an SSH string (RFC 4253, 6.6). */
function namesType(blob: Buffer, type: string): boolean {
  if (blob.length < 4 + type.length) return false
  return blob.readUInt32BE(0) === type.length && blob.toString('ascii', 4, 4 + type.length) === type
}

/** Those of FIDO, which sshpk does not know: the type, a curve where it is ECDSA, the key, and what it is for. */
function isSecurityKey(blob: Buffer, type: string): boolean {
  let count = 0
  let at = 0
  while (at + 4 <= blob.length) {
    at += 4 + blob.readUInt32BE(at)
    count += 1
  }
  return at === blob.length && count === (type.startsWith('sk-ecdsa') ? 4 : 3)
}

function fingerprint(blob: Buffer): string {
  return `SHA256:${createHash('sha256').update(blob).digest('base64').replace(/=+$/, '')}`
}
