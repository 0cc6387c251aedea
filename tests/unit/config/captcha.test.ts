import { expect, test } from 'vitest'
import { parseConfig } from '@/lib/config/env'

const MINIMAL = {
  DATABASE_URL: 'postgresql://user@db/portal',
  AUTH_SECRET: 'x'.repeat(32),
  ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
}
const of = (env: Record<string, string>) => parseConfig({ ...MINIMAL, ...env }).captcha

test('nothing from elsewhere is loaded unless the site says so', () => {
  expect(of({})).toBeNull()
  expect(() => of({ CAPTCHA: 'turnstile' })).toThrow(/CAPTCHA_SITE_KEY is missing.*CAPTCHA_SECRET is missing/)
})

test('each service by its own addresses, or by others of the same calls', () => {
  const keys = { CAPTCHA_SITE_KEY: 'site', CAPTCHA_SECRET: 'secret' }
  expect(of({ CAPTCHA: 'recaptcha', ...keys })?.verifyUrl).toBe('https://www.google.com/recaptcha/api/siteverify')
  const own = { CAPTCHA: 'hcaptcha', ...keys, CAPTCHA_SCRIPT_URL: 'https://check.example.org/api.js' }
  expect(of(own)).toMatchObject({ global: 'hcaptcha', origins: ['https://check.example.org'] })
  const inGreek = { CAPTCHA: 'hcaptcha', ...keys, CAPTCHA_SCRIPT_URL: 'https://js.hcaptcha.com/1/api.js?hl=el' }
  expect(of(inGreek)?.origins).toEqual(['https://hcaptcha.com', 'https://*.hcaptcha.com'])
})
