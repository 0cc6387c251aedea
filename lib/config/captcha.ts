import { z } from 'zod'

/** The environment of a service that tells people from programs at registration. */

const PROVIDERS = {
  recaptcha: {
    global: 'grecaptcha',
    script: 'https://www.google.com/recaptcha/api.js',
    verify: 'https://www.google.com/recaptcha/api/siteverify',
    origins: ['https://www.google.com', 'https://www.gstatic.com'],
  },
  hcaptcha: {
    global: 'hcaptcha',
    script: 'https://js.hcaptcha.com/1/api.js',
    verify: 'https://api.hcaptcha.com/siteverify',
    origins: ['https://hcaptcha.com', 'https://*.hcaptcha.com'],
  },
  turnstile: {
    global: 'turnstile',
    script: 'https://challenges.cloudflare.com/turnstile/v0/api.js',
    verify: 'https://challenges.cloudflare.com/turnstile/v0/siteverify',
    origins: ['https://challenges.cloudflare.com'],
  },
} as const

const address = z
  .string()
  .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), 'must be an https:// address')
  .optional()

export const captchaEnv = {
  CAPTCHA: z
    .enum(['recaptcha', 'hcaptcha', 'turnstile'], { error: 'must be one of recaptcha, hcaptcha, turnstile' })
    .optional(),
  CAPTCHA_SITE_KEY: z.string().optional(),
  CAPTCHA_SECRET: z.string().optional(),
  CAPTCHA_SCRIPT_URL: address,
  CAPTCHA_VERIFY_URL: address,
}

const envSchema = z.object(captchaEnv)
type Env = z.output<typeof envSchema>

export function requireKeys(env: Env, ctx: z.RefinementCtx): void {
  for (const name of ['CAPTCHA_SITE_KEY', 'CAPTCHA_SECRET'] as const)
    if (env.CAPTCHA && !env[name]) ctx.addIssue({ code: 'custom', path: [name], message: 'is missing (with CAPTCHA)' })
}

const originOf = (url: string) => new URL(url).origin

export function toCaptcha(env: Env) {
  if (!env.CAPTCHA) return null
  const { global, script, verify, origins } = PROVIDERS[env.CAPTCHA]
  const scriptUrl = env.CAPTCHA_SCRIPT_URL ?? script
  return {
    /** What the script defines in a page. */
    global,
    scriptUrl,
    siteKey: env.CAPTCHA_SITE_KEY ?? '',
    secret: env.CAPTCHA_SECRET ?? '',
    verifyUrl: env.CAPTCHA_VERIFY_URL ?? verify,
    /** From which it loads its frames: of a script of the site's own, that one's alone. */
    origins: originOf(scriptUrl) === originOf(script) ? [...origins] : [originOf(scriptUrl)],
  }
}
