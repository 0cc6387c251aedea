'use client'

import { useTranslations } from 'next-intl'
import { Banner } from '@/components/layout/banner'
import type { Possible } from '@/lib/instances/possible'
import type { Result } from '@/lib/web/result'
import { WhitelistButton } from './whitelist-button'

type Props = {
  instance: { name: string; adminLocked: boolean; isolated: boolean; needsReboot: boolean; nodeGroup: string | null }
  cluster: string
  possible: Pick<Possible, 'reasons' | 'groupLocked' | 'whitelist' | 'acts' | 'state'>
  setWhitelist: (input: { network: string }) => Promise<Result<unknown>>
}

/** What stands in the way, and why, in words. */
export function Notices({ instance, cluster, possible, setWhitelist }: Props) {
  const t = useTranslations('notices')
  const { reasons, whitelist, acts } = possible
  return (
    <>
      {possible.groupLocked ? <Banner tone="warning">{t('groupLocked')}</Banner> : null}
      {instance.adminLocked ? (
        <Banner tone="warning">{reasons.locked ? t('lockedWhy', { reason: reasons.locked }) : t('locked')}</Banner>
      ) : null}
      {instance.isolated ? (
        <Banner tone="error">
          {reasons.isolated ? t('isolatedWhy', { reason: reasons.isolated }) : t('isolated')}{' '}
          {whitelist === '' ? t('noWhitelist') : t('whitelist', { network: whitelist })}{' '}
          {acts.whitelist.offered ? (
            <WhitelistButton
              name={instance.name}
              cluster={cluster}
              network={whitelist}
              refusal={acts.whitelist.refusal}
              save={setWhitelist}
            />
          ) : null}
        </Banner>
      ) : null}
      {instance.needsReboot && possible.state === 'running' ? <Banner tone="info">{t('needsReboot')}</Banner> : null}
    </>
  )
}
