'use client'

import { useTranslations } from 'next-intl'
import { ConfirmButton } from '@/components/forms/confirm-button'
import { useAct } from '@/components/forms/use-act'
import { LinkButton } from '@/components/layout/link-button'
import type { RoleAct } from '@/lib/nodes/schema'
import type { Result } from '@/lib/web/result'

type Props = {
  name: string
  cluster: string
  href: string
  role: string
  running: number
  refusals: Record<RoleAct, string | null>
  set: (act: RoleAct) => Promise<Result<unknown>>
}

/** What can be done to a node; what cannot now says why. */
export function NodeActs({ name, cluster, href, role, running, refusals, set }: Props) {
  const t = useTranslations('nodes')
  const errors = useTranslations('errors') as unknown as (key: string, values: Record<string, string>) => string
  const { ask } = useAct()
  const offered: RoleAct[] = [role === 'drained' ? 'undrain' : 'drain', role === 'offline' ? 'online' : 'offline']
  return (
    <>
      {offered.map((act) => {
        const refusal = refusals[act]
        return (
          <ConfirmButton
            key={act}
            verb={t(`verb.${act}`)}
            title={t(`ask.${act}`, { name })}
            consequence={t(`consequence.${act}`, { count: running })}
            danger={act === 'offline'}
            disabledReason={refusal === null ? undefined : errors(refusal, { node: name, cluster })}
            onConfirm={() => ask(() => set(act))}
          />
        )
      })}
      <LinkButton href={href} variant="filled">
        {t('emptyIt')}
      </LinkButton>
    </>
  )
}
