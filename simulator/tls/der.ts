/** The few shapes of DER (X.690) that a certificate is made of. */
export function tagged(tag: number, ...contents: Buffer[]): Buffer {
  const body = Buffer.concat(contents)
  return Buffer.concat([Buffer.from([tag]), lengthOf(body.length), body])
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length])
  const digits = length.toString(16)
  const bytes = Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex')
  return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes])
}

export const sequence = (...items: Buffer[]) => tagged(0x30, ...items)
export const set = (...items: Buffer[]) => tagged(0x31, ...items)
export const bitString = (bytes: Buffer) => tagged(0x03, Buffer.from([0]), bytes)
export const octetString = (bytes: Buffer) => tagged(0x04, bytes)
export const utf8 = (text: string) => tagged(0x0c, Buffer.from(text))
export const boolean = (value: boolean) => tagged(0x01, Buffer.from([value ? 0xff : 0]))

/** A positive integer; a leading one bit would make it negative. */
export function integer(bytes: Buffer): Buffer {
  return tagged(0x02, (bytes[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes)
}

export function objectId(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  return tagged(0x06, Buffer.from([first * 40 + second]), ...rest.map(base128))
}

function base128(value: number): Buffer {
  const bytes = [value & 0x7f]
  for (let left = value >>> 7; left > 0; left >>>= 7) bytes.unshift((left & 0x7f) | 0x80)
  return Buffer.from(bytes)
}

/** GeneralizedTime, in UTC. */
export function time(date: Date): Buffer {
  const digits = date.toISOString().replace(/[-:T]/g, '').slice(0, 14)
  return tagged(0x18, Buffer.from(`${digits}Z`))
}
