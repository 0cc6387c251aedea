import { readLogo } from '@/lib/site/logo'

/** The site's picture, for anyone. The address that the pages use has the picture's hash in it. */
export async function GET(): Promise<Response> {
  const logo = await readLogo()
  if (!logo) return new Response(null, { status: 404 })
  return new Response(logo.data, {
    headers: {
      'content-type': logo.type,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'public, max-age=86400',
      etag: `"${logo.hash}"`,
    },
  })
}
