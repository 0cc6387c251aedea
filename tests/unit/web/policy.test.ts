import { NextRequest } from 'next/server'
import { expect, test } from 'vitest'
import { proxy } from '@/proxy'

const policyOf = (headers: Record<string, string>) =>
  proxy(new NextRequest('http://localhost/', { headers })).headers.get('content-security-policy') ?? ''

test('a counter of visits may send to its own origin and nothing more', () => {
  const without = policyOf({})
  expect(without).toContain("connect-src 'self';")
  expect(without).toContain("img-src 'self' data: blob:;")
  const counted = policyOf({ 'x-site-stats': 'https://stats.example.org' })
  expect(counted).toContain("connect-src 'self' https://stats.example.org;")
  expect(counted).toContain("img-src 'self' data: blob: https://stats.example.org;")
  expect(counted).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic';/)
})

test('a service against programs is let in only where the site has one', () => {
  expect(policyOf({})).toContain("frame-src 'self';")
  const asked = policyOf({ 'x-site-captcha': 'https://hcaptcha.com https://*.hcaptcha.com' })
  expect(asked).toContain("frame-src 'self' https://hcaptcha.com https://*.hcaptcha.com;")
  expect(asked).toContain("connect-src 'self' https://hcaptcha.com https://*.hcaptcha.com;")
  expect(asked).toContain("img-src 'self' data: blob:;")
})
