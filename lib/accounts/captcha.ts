import { fetch } from 'undici'
import { z } from 'zod'
import type { Ctx } from '@/lib/access/actor'
import { config } from '@/lib/config/env'
import { conflict, invalid } from '@/lib/errors/app-error'
import { log } from '@/lib/log/log'

const TIMEOUT_MS = 10_000
const answerSchema = z.object({ success: z.boolean() })

/**
 * Asks the site's service, if it has one, whether the token is of a person (reCAPTCHA's siteverify, which others speak too).
 * Throws `invalid`, or `captcha_down` where the service cannot be asked: nobody registers unasked.
 */
export async function requirePerson(ctx: Ctx, token: string): Promise<void> {
  const { captcha } = config()
  if (!captcha) return
  if (token === '') throw invalid({ captcha: { code: 'captcha_missing' } })
  const body = new URLSearchParams({ secret: captcha.secret, response: token })
  if (ctx.address !== null) body.set('remoteip', ctx.address)
  if (!(await ask(captcha.verifyUrl, body))) throw invalid({ captcha: { code: 'captcha_wrong' } })
}

async function ask(url: string, body: URLSearchParams): Promise<boolean> {
  try {
    const response = await fetch(url, { method: 'POST', body, signal: AbortSignal.timeout(TIMEOUT_MS) })
    if (!response.ok) throw new Error(`it answered ${response.status}`)
    return answerSchema.parse(await response.json()).success
  } catch (err) {
    log.error({ err }, 'captcha: the service cannot be asked')
    throw conflict('captcha_down')
  }
}
