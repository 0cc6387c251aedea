'use client'

import { ActionIcon, Button } from '@mantine/core'
import { IconPencil, IconPlugConnected, IconX } from '@tabler/icons-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { AsOf } from '@/components/format/as-of'
import { useSubmit } from '@/components/forms/use-submit'
import { Banner } from '@/components/layout/banner'
import { iconProps } from '@/components/layout/icons'
import { Link } from '@/components/layout/link'
import { Page } from '@/components/layout/page'
import { PageHeader } from '@/components/layout/page-header'
import { type ClusterFace, HealthChip } from '@/components/status/health-chip'
import type { ConnectionInput } from '@/lib/clusters/schema'
import type { Result } from '@/lib/web/result'
import { ClusterMenu } from './cluster-menu'
import { ConnectionPanel } from './connection-panel'
import { type Check, useCheck } from './use-check'

type Props = {
  slug: string
  face: ClusterFace
  asOf: string | null
  description: string
  disabled: boolean
  counts: { instances: number; networks: number }
  connection: ConnectionInput
  check: Check
  setDisabled: (disabled: boolean) => Promise<Result<void>>
  remove: (() => Promise<Result<void>>) | undefined
  mailHref: string | undefined
  children: ReactNode
}

export function ClusterView({
  slug,
  face,
  asOf,
  description,
  disabled,
  counts,
  connection,
  children,
  ...props
}: Props) {
  const t = useTranslations('clusters')
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const check = useCheck(props.check, connection)
  const disabling = useSubmit(props.setDisabled, () => router.refresh())
  const removing = useSubmit(
    async () => props.remove?.() ?? { ok: true, data: undefined },
    () => router.push('/admin/clusters'),
  )
  const message = disabling.message ?? removing.message
  const show = () => {
    setOpen(true)
    check.run()
  }
  const close = (
    <ActionIcon aria-label={t('closePanel')} title={t('closePanel')} onClick={() => setOpen(false)}>
      <IconX {...iconProps} />
    </ActionIcon>
  )
  return (
    <Page
      panelWidth={448}
      panelLabel={t('form.connectionPanel')}
      panel={open ? <ConnectionPanel check={check} end={close} /> : undefined}
    >
      <PageHeader
        mono
        title={slug}
        crumbs={[
          { label: t('title'), href: '/admin/clusters' },
          { label: slug, mono: true },
        ]}
        status={<HealthChip face={face} />}
        note={asOf ? <AsOf iso={asOf} /> : null}
        lead={description}
        actions={
          <>
            {open ? null : (
              <Button variant="default" leftSection={<IconPlugConnected {...iconProps} />} onClick={show}>
                {t('check')}
              </Button>
            )}
            <Button
              component={Link}
              href={`/admin/clusters/${slug}/edit`}
              variant="default"
              leftSection={<IconPencil {...iconProps} />}
            >
              {t('edit')}
            </Button>
            <ClusterMenu
              slug={slug}
              disabled={disabled}
              counts={counts}
              setDisabled={disabling.submit}
              mailHref={props.mailHref}
              remove={props.remove ? () => removing.submit(undefined) : undefined}
            />
          </>
        }
      />
      {message ? (
        <Banner tone="error" live>
          {message}
        </Banner>
      ) : null}
      {children}
    </Page>
  )
}
