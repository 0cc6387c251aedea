import ipaddr from 'ipaddr.js'
import { z } from 'zod'
import { captchaEnv, requireKeys, toCaptcha } from './captcha'
import { directoryEnv, requireTogether, toLdap, toOidc } from './directory'

const words = (text: string) => text.split(/[\s,]+/).filter(Boolean)
const isHttp = (text: string) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
const number = (min: number, max: number) =>
  z
    .string()
    .refine((text) => /^\d+$/.test(text) && Number(text) >= min && Number(text) <= max, {
      error: `must be a whole number from ${min} to ${max}`,
    })
    .transform(Number)
const url = (...schemes: string[]) =>
  z.string('is missing').refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol.slice(0, -1)), {
    error: `must be an address that starts with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`,
  })
const choice = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: `must be one of ${values.join(', ')}` })

const KEY = 'must be 32 bytes in base64 or hexadecimal'

function decodeKey(text: string): Buffer | undefined {
  const bytes = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64')
  return bytes.length === 32 && /^[\w+/=-]+$/.test(text) ? bytes : undefined
}

const key = z.string('is missing').transform((text, ctx) => {
  const bytes = decodeKey(text)
  if (bytes) return bytes
  ctx.addIssue({ code: 'custom', message: KEY })
  return z.NEVER
})

const keys = z.string().transform((text, ctx) => {
  const found = words(text).flatMap((word) => decodeKey(word) ?? [])
  if (found.length !== words(text).length) ctx.addIssue({ code: 'custom', message: `each ${KEY}` })
  return found
})

const addresses = z
  .string()
  .transform(words)
  .refine((list) => list.every((item) => ipaddr.isValid(item) || ipaddr.isValidCIDR(item)), {
    error: 'must be a list of addresses or networks such as 10.0.0.0/8',
  })

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}

const variables = z.object({
  ...captchaEnv,
  ...directoryEnv,
  DATABASE_URL: url('postgresql', 'postgres'),
  DB_POOL: number(2, 200).default(10),
  DB_TIMEOUT: number(1, 600).default(20),
  PUBLIC_URL: url('http', 'https').optional(),
  PORT: number(1, 65_535).default(3000),
  HOST: z.string().default('0.0.0.0'),
  ROLE: choice(['all', 'web', 'worker']).default('all'),
  AUTH_SECRET: z.string('is missing').min(32, 'must have at least 32 characters'),
  ENCRYPTION_KEY: key,
  ENCRYPTION_KEYS_OLD: keys.default([]),
  SMTP_URL: url('smtp', 'smtps').optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\p{Cc}]*@[^\p{Cc}]+$/u, 'must be a mail address')
    .optional(),
  GANETI_TAG_PREFIX: z
    .string()
    .regex(/^[\w.+*/:@-]{1,64}$/, 'may have letters, digits and _ . + * / : @ - only, 64 at most')
    .default('ganetimgr'),
  DATA_DIR: z.string().default('.data'),
  DEFAULT_LOCALE: choice(['en', 'el']).default('en'),
  TZ: z.string().refine(isTimeZone, 'must be a time zone such as Europe/Athens').default('UTC'),
  IMAGES_URL: z
    .string()
    .transform(words)
    .refine((list) => list.every(isHttp), 'must be a list of http:// or https:// addresses')
    .default([]),
  IMAGES_SUFFIX: z
    .string()
    .regex(/^[\w.-]+$/, 'must be the end of a file name')
    .default('.meta'),
  TRUSTED_PROXIES: addresses.default([]),
  CONSOLE_CA: z.string().optional(),
  PROMETHEUS_URL: url('http', 'https').optional(),
  COLLECTD_URL: url('http', 'https').optional(),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  METRICS_PORT: number(1, 65_535).optional(),
  METRICS_HOST: z.string().default('127.0.0.1'),
  LOG_LEVEL: choice(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
})

export const envSchema = variables.superRefine(requireTogether).superRefine(requireKeys)

export type Config = ReturnType<typeof toConfig>

export function toConfig(env: z.output<typeof envSchema>) {
  const publicUrl = (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, '')
  return {
    databaseUrl: env.DATABASE_URL,
    dbPool: env.DB_POOL,
    /** The longest that one statement may take. */
    dbTimeoutMs: env.DB_TIMEOUT * 1000,
    publicUrl,
    port: env.PORT,
    host: env.HOST,
    role: env.ROLE,
    authSecret: env.AUTH_SECRET,
    encryptionKey: env.ENCRYPTION_KEY,
    oldEncryptionKeys: env.ENCRYPTION_KEYS_OLD,
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM ?? `ganetimgr <ganetimgr@${new URL(publicUrl).hostname}>`,
    tagPrefix: env.GANETI_TAG_PREFIX,
    dataDir: env.DATA_DIR,
    defaultLocale: env.DEFAULT_LOCALE,
    timeZone: env.TZ,
    imagesUrls: env.IMAGES_URL,
    imagesSuffix: env.IMAGES_SUFFIX,
    trustedProxies: env.TRUSTED_PROXIES,
    consoleCa: env.CONSOLE_CA,
    /** Of the site's Prometheus, from which graphs are drawn. */
    prometheusUrl: env.PROMETHEUS_URL,
    /** Of a server that draws pictures of instances, as ganetimgr's. */
    collectdUrl: env.COLLECTD_URL,
    /** Undefined: nothing is told on the address that everybody reaches. */
    metricsToken: env.METRICS_TOKEN,
    metricsPort: env.METRICS_PORT,
    metricsHost: env.METRICS_HOST,
    logLevel: env.LOG_LEVEL,
    /** Null: nobody signs in by a directory. */
    ldap: toLdap(env),
    oidc: toOidc(env),
    captcha: toCaptcha(env),
  }
}
