import type { PersonCtx } from '@/lib/access/actor'
import { fullName, holdersOf } from '@/lib/accounts/queries'
import { config } from '@/lib/config/env'
import { hashToken } from '@/lib/crypto/token'
import type { Tx } from '@/lib/db/client'
import type { Confirmation } from '@/lib/db/generated/client'
import { readSettings } from '@/lib/settings/queries'
import { mailTo } from './mail-to'

const load = (tx: Tx, id: string) =>
  tx.confirmation.findUniqueOrThrow({ where: { id }, include: { user: true, cluster: true } })

/** The link, to who made the request and in their language. */
export async function mailLink(tx: Tx, id: string, token: string): Promise<void> {
  const { act, instance: name, cluster, user, detail } = await load(tx, id)
  const { confirmationHours: hours } = await readSettings(tx)
  const values = { act, name, cluster: cluster.slug, hours, ...(detail as Record<string, string>) }
  await mailTo(tx, user, `confirmation:${id}:link:${hashToken(token).slice(0, 16)}`, (t) => ({
    subject: t('confirm.subject', { act, name }),
    paragraphs: [
      t('confirm.first', { newName: '', system: '', ...values }),
      ...(act === 'rename' ? [] : [t('confirm.lost')]),
      `${t('confirm.open')}:\n${config().publicUrl}/confirm/${token}`,
      t('confirm.until', { hours }),
      t('confirm.notYou'),
    ],
  }))
}

/** Once for each person who tries. */
export async function mailAttempt(
  tx: Tx,
  { id, act, instance: name, clusterId }: Confirmation,
  by: PersonCtx['actor'],
) {
  const { cluster, user } = await load(tx, id)
  const values = { act, name, cluster: cluster.slug, who: `${by.name} (${by.username})`, of: fullName(user) }
  for (const person of await managers(tx, clusterId))
    await mailTo(tx, person, `confirmation:${id}:attempt:${by.id}`, (t) => ({
      subject: t('attempt.subject', { name }),
      paragraphs: [t('attempt.first', values), t('attempt.nothing')],
    }))
}

/** The addresses of the settings; where none are set, those who have the cluster in their care. */
async function managers(tx: Tx, clusterId: number): Promise<{ email: string; locale: string | null }[]> {
  const { managers: addresses } = await readSettings(tx)
  if (addresses.length > 0) return addresses.map((email) => ({ email, locale: null }))
  return holdersOf(tx, 'manage_clusters', clusterId)
}
