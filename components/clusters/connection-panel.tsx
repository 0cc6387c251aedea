'use client'

import { Button } from '@mantine/core'
import { IconRotate } from '@tabler/icons-react'
import { useFormatter, useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef } from 'react'
import { AsOf } from '@/components/format/as-of'
import { Banner } from '@/components/layout/banner'
import { iconProps } from '@/components/layout/icons'
import type { ConnectionReport } from '@/lib/clusters/check-connection'
import { CheckSteps } from './check-steps'
import classes from './connection.module.css'
import type { CheckState } from './use-check'

type Props = {
  check: CheckState
  onTrust?: (sha256: string) => void
  /** At the right of the heading: what closes a panel that was opened. */
  end?: ReactNode
}

export function ConnectionPanel({ check, onTrust, end }: Props) {
  const t = useTranslations('connection')
  const { done, pending, message, stale, run } = check
  const report = done?.report
  const panel = useRef<HTMLDivElement>(null)
  const opened = end !== undefined
  useEffect(() => {
    // Below the page, where it would open and fill unseen.
    const below = opened && !pending && window.matchMedia('(max-width: 75em)').matches
    if (below) panel.current?.scrollIntoView({ block: 'start' })
  }, [opened, pending])
  return (
    <div ref={panel} className={classes.panel} aria-busy={pending}>
      <div className={classes.head}>
        <h2 className={classes.title}>
          {t('title')}
          <small>{report ? <Checked report={report} /> : t('notYet')}</small>
        </h2>
        <Button
          size="xs"
          variant="default"
          loading={pending}
          leftSection={<IconRotate {...iconProps} size={15} />}
          onClick={() => run()}
        >
          {report ? t('again') : t('check')}
        </Button>
        {end}
      </div>
      {message ? (
        <Banner tone="error" live>
          {message}
        </Banner>
      ) : null}
      {stale ? <Banner tone="warning">{t('stale')}</Banner> : null}
      {done ? (
        <CheckSteps
          key={done.report.checkedAt}
          report={done.report}
          asked={done.asked}
          onTrust={onTrust}
          stale={stale}
        />
      ) : (
        <p>{t('what')}</p>
      )}
      <div className={classes.leaves} role="status">
        {report ? (
          <>
            <h3>{t('leaves.title')}</h3>
            <p>{t(`leaves.${leaves(report)}`)}</p>
          </>
        ) : null}
      </div>
    </div>
  )
}

function Checked({ report: { checkedAt, tookMs } }: { report: ConnectionReport }) {
  const t = useTranslations('connection')
  const took = useFormatter().number(tookMs / 1000, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  return t.rich('checked', { ago: () => <AsOf iso={checkedAt} bare />, took })
}

function leaves({ certificate, access, version }: ConnectionReport) {
  if (version) return access === 'write' ? 'everything' : 'reading'
  if (certificate?.verdict === 'first_met' || certificate?.verdict === 'differs') return 'unconfirmed'
  return 'nothing'
}
