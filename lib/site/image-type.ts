const ascii = (data: Uint8Array, from: number, to: number) => String.fromCharCode(...data.subarray(from, to))

/** Of pictures that hold no program, by their first bytes; null for all else, SVG too. */
export function imageTypeOf(data: Uint8Array): 'image/png' | 'image/jpeg' | 'image/webp' | 'image/gif' | null {
  if (ascii(data, 0, 8) === '\x89PNG\r\n\x1a\n') return 'image/png'
  if (ascii(data, 0, 3) === '\xff\xd8\xff') return 'image/jpeg'
  if (ascii(data, 0, 4) === 'RIFF' && ascii(data, 8, 12) === 'WEBP') return 'image/webp'
  return ascii(data, 0, 6) === 'GIF89a' || ascii(data, 0, 6) === 'GIF87a' ? 'image/gif' : null
}
