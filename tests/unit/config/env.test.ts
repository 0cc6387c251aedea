import { describe, expect, test } from 'vitest'
import { ConfigError, parseConfig } from '@/lib/config/env'

const MINIMAL = {
  DATABASE_URL: 'postgresql://user:hunter2@db/portal',
  AUTH_SECRET: 'x'.repeat(32),
  ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
}

function failure(env: Record<string, string | undefined>): string {
  try {
    parseConfig({ ...MINIMAL, ...env })
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
  return 'no failure'
}

describe('parseConfig', () => {
  test('fills in what may be left out', () => {
    const config = parseConfig({ ...MINIMAL, SMTP_URL: '' })
    expect(config).toMatchObject({
      publicUrl: 'http://localhost:3000',
      port: 3000,
      host: '0.0.0.0',
      role: 'all',
      tagPrefix: 'ganetimgr',
      defaultLocale: 'en',
      timeZone: 'UTC',
      imagesUrls: [],
      imagesSuffix: '.meta',
      smtpUrl: undefined,
      mailFrom: 'ganetimgr <ganetimgr@localhost>',
    })
  })

  test('reads lists, and addresses without the slash at their end', () => {
    const config = parseConfig({
      ...MINIMAL,
      PORT: '8080',
      PUBLIC_URL: 'https://portal.example.org/',
      IMAGES_URL: 'https://a.example.org/i, http://b.example.org/\nhttp://c.example.org/',
      TRUSTED_PROXIES: '10.0.0.0/8 ::1',
    })
    expect(config.publicUrl).toBe('https://portal.example.org')
    expect(config.imagesUrls).toEqual(['https://a.example.org/i', 'http://b.example.org/', 'http://c.example.org/'])
    expect(config.trustedProxies).toEqual(['10.0.0.0/8', '::1'])
    expect(parseConfig({ ...MINIMAL, PORT: '8080' }).publicUrl).toBe('http://localhost:8080')
  })

  test('takes the key in hexadecimal and in base64', () => {
    const hex = parseConfig({ ...MINIMAL, ENCRYPTION_KEY: '07'.repeat(32) })
    expect(hex.encryptionKey.equals(parseConfig(MINIMAL).encryptionKey)).toBe(true)
  })

  test.each([
    ['DATABASE_URL', 'mysql://secret-value/x'],
    ['DATABASE_URL', undefined],
    ['AUTH_SECRET', 'secret-value'],
    ['ENCRYPTION_KEY', 'secret-value'],
    ['ENCRYPTION_KEYS_OLD', 'secret-value'],
    ['PORT', '0secret-value'],
    ['PUBLIC_URL', 'ftp://secret-value'],
    ['ROLE', 'secret-value'],
    ['SMTP_URL', 'secret-value'],
    ['MAIL_FROM', 'secret-value\r\nBcc: a@b'],
    ['GANETI_TAG_PREFIX', 'secret-value ά'],
    ['DEFAULT_LOCALE', 'secret-value'],
    ['TZ', 'secret-value'],
    ['IMAGES_URL', 'secret-value'],
    ['TRUSTED_PROXIES', 'secret-value'],
    ['LOG_LEVEL', 'secret-value'],
  ])('names a bad %s and not its value', (name, value) => {
    const message = failure({ [name]: value })
    expect(message).toContain(`${name} `)
    expect(message).not.toContain('secret-value')
    expect(message).not.toContain('hunter2')
  })

  test('names every bad variable at once', () => {
    expect(failure({ PORT: 'x', ROLE: 'y' })).toMatch(/PORT must be .*; ROLE must be one of all, web, worker/)
  })
})
