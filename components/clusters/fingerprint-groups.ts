/** Four bytes each. */
export function groupsOf(fingerprint: string): { at: number; text: string }[] {
  const bytes = fingerprint.split(':')
  return Array.from({ length: Math.ceil(bytes.length / 4) }, (_, at) => ({
    at,
    text: bytes.slice(4 * at, 4 * at + 4).join(':'),
  }))
}
