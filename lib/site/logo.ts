import { createHash } from 'node:crypto'
import type { Ctx } from '@/lib/access/actor'
import { requireSuperuser } from '@/lib/access/authorize'
import { record } from '@/lib/audit/record'
import { db } from '@/lib/db/client'
import { invalid } from '@/lib/errors/app-error'
import { publish } from '@/lib/live/events'
import { imageTypeOf } from './image-type'

export const MOST_BYTES = 256 * 1024

/** The site's picture from now on; what it is, its bytes say, not its name. */
export async function setLogo(ctx: Ctx, data: Uint8Array<ArrayBuffer>): Promise<void> {
  requireSuperuser(ctx)
  if (data.byteLength > MOST_BYTES) throw invalid({ logo: { code: 'image_big', values: { limit: MOST_BYTES / 1024 } } })
  const type = imageTypeOf(data)
  if (!type) throw invalid({ logo: { code: 'image_type' } })
  const hash = createHash('sha256').update(data).digest('hex').slice(0, 16)
  await db.$transaction(async (tx) => {
    await tx.siteImage.upsert({
      where: { name: 'logo' },
      create: { name: 'logo', type, data, hash },
      update: { type, data, hash },
    })
    const detail = { type, bytes: data.byteLength }
    await record(tx, ctx, { action: 'setting.logo', target: 'setting', targetId: 'logo', detail })
    await publish(tx, { kind: 'site' })
  })
}

/** Back to the portal's own mark. Idempotent. */
export async function removeLogo(ctx: Ctx): Promise<void> {
  requireSuperuser(ctx)
  await db.$transaction(async (tx) => {
    const { count } = await tx.siteImage.deleteMany({ where: { name: 'logo' } })
    if (count === 0) return
    await record(tx, ctx, { action: 'setting.logo-remove', target: 'setting', targetId: 'logo' })
    await publish(tx, { kind: 'site' })
  })
}

/** Where the picture is, with its hash so that it can be kept by browsers; null: the site has none. Public. */
export async function logoAddress(): Promise<string | null> {
  const logo = await db.siteImage.findUnique({ where: { name: 'logo' }, select: { hash: true } })
  return logo && `/site/logo?v=${logo.hash}`
}

export const readLogo = () => db.siteImage.findUnique({ where: { name: 'logo' } })
