'use client'

import { ActionIcon } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconExternalLink, IconX } from '@tabler/icons-react'
import { useRouter, useSearchParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { ConsoleLink } from '@/components/console/console-link'
import { Empty } from '@/components/layout/empty'
import { Facts } from '@/components/layout/facts'
import { iconProps } from '@/components/layout/icons'
import { Link } from '@/components/layout/link'
import { StatusChip } from '@/components/status/status-chip'
import type { PanelInstance } from '@/lib/instances/panel'
import { chipsOf } from './face'
import classes from './instance.module.css'
import { panelFacts } from './panel-facts'
import { PanelHistory } from './panel-history'
import { type PowerActions, PowerActs } from './power-acts'

type Props = {
  place: string
  instance: PanelInstance | null
  /** Why its console cannot be opened now, a code under `errors`. */
  noConsole: string | null
  viewer: string
  actions: PowerActions
}

/** Beside the list: what one wants to know at a glance. Esc closes it. */
export function InstancePanel({ place, instance, noConsole, viewer, actions }: Props) {
  const t = useTranslations('instances')
  const router = useRouter()
  const query = useSearchParams()
  const close = () => {
    const params = new URLSearchParams(query)
    params.delete('panel')
    router.replace(params.size > 0 ? `/?${params}` : '/', { scroll: false })
  }
  useHotkeys([['Escape', close]])
  const name = place.slice(place.indexOf('/') + 1)
  return (
    <>
      <div className={classes.panelHead}>
        <h2>{name}</h2>
        {instance ? (
          <ActionIcon
            component={Link}
            href={`/instances/${place}`}
            prefetch={false}
            aria-label={t('openPage', { name })}
            title={t('openPage', { name })}
          >
            <IconExternalLink {...iconProps} />
          </ActionIcon>
        ) : null}
        <ActionIcon onClick={close} aria-label={t('closePanel')} title={t('closePanel')}>
          <IconX {...iconProps} />
        </ActionIcon>
      </div>
      {instance ? (
        <>
          <StatusChip face={chipsOf(instance)} />
          <div className={classes.panelActs}>
            {instance.acts.console.offered ? <ConsoleLink {...at(instance)} refusal={noConsole} /> : null}
            <PowerActs {...at(instance)} acts={instance.acts} actions={actions} />
          </div>
          <div className={classes.panelBody}>
            <Facts facts={panelFacts(instance, t)} />
            <PanelHistory {...instance.history} place={at(instance)} viewer={viewer} />
          </div>
        </>
      ) : (
        <Empty>{t('notThere')}</Empty>
      )}
    </>
  )
}

const at = ({ cluster, name }: PanelInstance) => ({ cluster, name })
