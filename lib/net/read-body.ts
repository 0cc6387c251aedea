export class BodyTooLong extends Error {
  constructor(maxBytes: number) {
    super(`more than ${maxBytes} bytes`)
  }
}

/** The whole of a body; rejects with `BodyTooLong`, and reads no further, past `maxBytes`. */
export async function readBody(body: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Buffer> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of body) {
    size += part.length
    if (size > maxBytes) throw new BodyTooLong(maxBytes)
    parts.push(part)
  }
  return Buffer.concat(parts)
}
