import type { CookiesOptions } from 'next-auth'
import { config } from '@/lib/config/env'

const NAME = 'next-auth.session-token'
/** A sign-in at another provider. */
const FLOW_S = 15 * 60

/** With https browsers take these names only for this host and all its paths, and only as secure (RFC 6265bis, 4.1.3.2). */
const prefix = () => (isSecure() ? '__Host-' : '')

export const isSecure = () => config().publicUrl.startsWith('https://')

export const sessionCookie = () => prefix() + NAME

/** All of next-auth's. */
export function authCookies(): CookiesOptions {
  const cookie = (name: string, maxAge?: number) => ({
    name: prefix() + name,
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure(), ...(maxAge ? { maxAge } : {}) },
  })
  return {
    sessionToken: cookie(NAME),
    callbackUrl: cookie('next-auth.callback-url'),
    csrfToken: cookie('next-auth.csrf-token'),
    pkceCodeVerifier: cookie('next-auth.pkce.code_verifier', FLOW_S),
    state: cookie('next-auth.state', FLOW_S),
    nonce: cookie('next-auth.nonce', FLOW_S),
  }
}
