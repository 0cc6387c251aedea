import { config } from '@/lib/config/env'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { log } from '@/lib/log/log'
import { type FetchedImage, fetchCatalogue } from './fetch-catalogue'

/**
 * Reads every catalogue of IMAGES_URL. One that does not answer keeps the images it had (spec B9: an outage once emptied
 * the catalogue for a day); what an answering one no longer lists is marked gone.
 */
export async function refreshImages(signal: AbortSignal, now = new Date()): Promise<void> {
  for (const listing of config().imagesUrls) {
    try {
      const { images, problems } = await fetchCatalogue(listing, config().imagesSuffix, signal)
      if (problems.length > 0) log.warn({ listing, problems }, 'image descriptions that cannot be read')
      await store(listing, images, now)
    } catch (error) {
      log.warn({ listing, err: error }, 'the image catalogue does not answer; its images stay as they were')
    }
  }
}

async function store(listing: string, images: readonly FetchedImage[], now: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    for (const image of images) {
      const id = image.osparams.img_id
      const data = {
        description: image.description || id,
        provider: image.provider,
        osparams: image.osparams as Prisma.InputJsonObject,
        sshKeyUsers: image.ssh_key_users ?? null,
        sshKeyParam: image.ssh_key_param ?? null,
        source: image.source,
        fetchedAt: now,
        goneAt: null,
      }
      await tx.image.upsert({ where: { id }, create: { id, ...data }, update: data })
    }
    const ids = images.map((image) => image.osparams.img_id)
    await tx.image.updateMany({
      where: { source: { startsWith: new URL('.', listing).href }, id: { notIn: ids }, goneAt: null },
      data: { goneAt: now },
    })
  })
}
