const LOOPBACK_IP = /^http:\/\/(?:127\.0\.0\.1|\[::1\])(?::\d+)?(?=\/|\?|$)/

/** The port of a loopback address is the system's choice each time (RFC 8252, 7.3); all else is compared letter by letter. */
const withoutPort = (uri: string) =>
  LOOPBACK_IP.test(uri) ? uri.replace(/^(http:\/\/(?:127\.0\.0\.1|\[::1\])):\d+/, '$1') : uri

export const isRegistered = (registered: readonly string[], uri: string): boolean =>
  registered.includes(uri) || registered.some((one) => LOOPBACK_IP.test(one) && withoutPort(one) === withoutPort(uri))

/** Whether only the client can be behind it: a scheme or a port of a device may be taken by another (RFC 8252, 8.6). */
export const isAssured = (uri: string) => uri.startsWith('https://')

/** The origins whose pages are the client's (RFC 6454): of its redirect addresses on the web. */
export const originsOf = (registered: readonly string[]): string[] => [
  ...new Set(registered.filter((uri) => /^https?:/.test(uri)).map((uri) => new URL(uri).origin)),
]

/** The address with the answer in it: after the `?` (RFC 6749, 4.1.2) or after the `#` (4.2.2). */
export function withAnswer(uri: string, place: 'query' | 'fragment', answer: Record<string, string>): string {
  const params = new URLSearchParams(answer).toString()
  if (place === 'fragment') return `${uri}#${params}`
  return `${uri}${uri.includes('?') ? '&' : '?'}${params}`
}
