/** For programs of any origin, and what anyone may keep: no pages. */
const KEPT: Record<string, RegExp> = {
  '/api/v1/openapi.json': /^$/,
  '/.well-known/oauth-authorization-server': /max-age|no-store|^$/,
  '/site/logo': /max-age|no-store|^$/,
}

/** What is wrong with the headers of an answer to a GET. */
export function faultsOf(address: string, { status, headers }: Response): string[] {
  const policy = headers.get('content-security-policy') ?? ''
  const wanted: [string, RegExp][] = [
    ['x-content-type-options', /^nosniff$/],
    ['referrer-policy', /^(same-origin|no-referrer)$/],
    ['cross-origin-opener-policy', /^same-origin$/],
    ['cross-origin-resource-policy', /^same-origin$/],
    ['permissions-policy', /camera=\(\)/],
    // A route that knows no GET says nothing.
    ['cache-control', status === 405 ? /^$/ : (KEPT[address.split('?', 1)[0] ?? ''] ?? /no-store/)],
  ]
  const directives = ["frame-ancestors 'none'", "object-src 'none'", "base-uri 'none'", "form-action 'self'", "'nonce-"]
  return [
    ...wanted.flatMap(([name, value]) =>
      value.test(headers.get(name) ?? '') ? [] : [`${address}: ${name} is ${headers.get(name)}`],
    ),
    ...directives.flatMap((one) => (policy.includes(one) ? [] : [`${address}: the policy lacks ${one}`])),
  ]
}
