import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { ScreenError } from './screen-error'

/** Exactly these bytes, once they are there; what comes after them stays in the stream. */
export async function take(stream: Readable, bytes: number, signal: AbortSignal): Promise<Buffer> {
  if (bytes === 0) return Buffer.alloc(0)
  for (;;) {
    const chunk: Buffer | null = stream.read(bytes)
    if (chunk?.length === bytes) return chunk
    if (chunk || stream.readableEnded || stream.destroyed)
      throw new ScreenError('screen_ended', 'the stream ended early')
    await once(stream, 'readable', { signal })
  }
}

const LONGEST = 4096

/** A text with its length before it (RFC 6143, 7.1.2 and 7.3.2), both as they came. */
export async function takeText(stream: Readable, signal: AbortSignal): Promise<{ text: string; raw: Buffer }> {
  const length = await take(stream, 4, signal)
  if (length.readUInt32BE() > LONGEST) throw new ScreenError('not_vnc', 'a text of impossible length')
  const text = await take(stream, length.readUInt32BE(), signal)
  return { text: text.toString('utf8'), raw: Buffer.concat([length, text]) }
}
