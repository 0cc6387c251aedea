import { systemContext } from '@/lib/access/system-context'
import { db } from '@/lib/db/client'
import { addNotice } from '@/lib/notices/save-notice'
import { takeSamples } from '@/lib/stats/sample'

const DAY_MS = 86_400_000
const DAYS = 120

/** Figures of days that never were, so that there is something to see; the portal says so itself. Once. */
export async function makeUpThePast(now: Date): Promise<void> {
  if ((await db.dailySample.count()) > 0) return
  await takeSamples(now)
  const today = await db.dailySample.findMany()
  const past = Array.from({ length: DAYS }, (_, index) => index + 1).flatMap((back) =>
    today.map((sample) => {
      const part = (figure: number) => Math.max(0, Math.round(figure * shareOf(back)))
      return {
        ...sample,
        day: new Date(sample.day.getTime() - back * DAY_MS),
        instances: part(sample.instances),
        running: part(sample.running),
        vcpus: part(sample.vcpus),
        memory: BigInt(part(Number(sample.memory))),
        disk: BigInt(part(Number(sample.disk))),
      }
    }),
  )
  await db.dailySample.createMany({ data: past })
  await addNotice(systemContext('demo'), {
    level: 'info',
    textEn: 'This is a demonstration: the statistics of days before its first start are made up.',
    textEl: 'Αυτή είναι μια επίδειξη: τα στατιστικά των ημερών πριν από την πρώτη εκκίνησή της είναι πλασματικά.',
    from: now.toISOString(),
    until: null,
    clusterIds: [],
    dismissible: true,
  })
}

/** Grows towards today, a little unevenly. */
const shareOf = (back: number) => 1 - 0.55 * (back / DAYS) + 0.03 * Math.sin(back / 4)
