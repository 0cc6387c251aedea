'use client'

import { Button } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useWhen } from '@/components/format/when'
import { iconProps } from '@/components/layout/icons'
import type { CertificateReport } from '@/lib/clusters/check-connection'
import { CheckStep } from './check-step'
import classes from './connection.module.css'
import { Fingerprint } from './fingerprint'

/** Where Ganeti keeps the certificate of its RAPI (pathutils.RAPI_CERT_FILE). */
const COMMAND = 'openssl x509 -noout -fingerprint -sha256 -in /var/lib/ganeti/rapi.pem'

const tones = {
  none: 'warning',
  first_met: 'warning',
  matches: 'running',
  differs: 'error',
  trusted_by_ca: 'running',
  not_trusted: 'error',
} as const

type Props = {
  certificate: CertificateReport
  /** The fingerprint that it was held against. */
  confirmed: string
  /** Why a CA's signature was not enough, in the words of the TLS library. */
  detail: string
  onTrust: ((sha256: string) => void) | undefined
  /** It was of other values than those now in the form: too late to confirm. */
  stale: boolean
}

export function CertificateStep({ certificate, confirmed, detail, onTrust, stale }: Props) {
  const t = useTranslations('connection.certificate')
  const { verdict, sha256 } = certificate
  const unsettled = verdict === 'first_met' || verdict === 'differs'
  return (
    <CheckStep title={t(`title.${verdict}`)} tone={tones[verdict]}>
      <p>
        <Whose certificate={certificate} /> {t(`text.${verdict}`)}
      </p>
      {verdict === 'not_trusted' && detail ? <code className={classes.detail}>{detail}</code> : null}
      {verdict === 'differs' ? <Fingerprint label={t('confirmed')} value={confirmed} tone="neutral" /> : null}
      {unsettled && sha256 ? (
        <>
          <Fingerprint
            label={verdict === 'differs' ? t('shown') : t('fingerprint')}
            value={sha256}
            tone={verdict === 'differs' ? 'error' : 'warning'}
          />
          <Compare sha256={sha256} onTrust={onTrust} stale={stale} />
        </>
      ) : null}
    </CheckStep>
  )
}

function Whose({ certificate: { subject, selfSigned, validTo } }: { certificate: CertificateReport }) {
  const t = useTranslations('connection.certificate')
  const when = useWhen()
  if (subject === null || validTo === null) return null
  const name = /(?:^|\n)CN=(.+)/.exec(subject)?.[1] ?? subject.replaceAll('\n', ', ')
  return t.rich(selfSigned ? 'selfSigned' : 'signed', {
    name: () => <span className={classes.mono}>{name}</span>,
    date: when.longDate(validTo),
  })
}

type CompareProps = Pick<Props, 'onTrust' | 'stale'> & { sha256: string }

function Compare({ sha256, onTrust, stale }: CompareProps) {
  const t = useTranslations('connection.certificate')
  const [differ, setDiffer] = useState(false)
  return (
    <>
      <p className={classes.how}>{t('compare')}</p>
      <code className={classes.command}>{COMMAND}</code>
      {onTrust ? (
        <>
          <div className={classes.buttons}>
            <Button size="xs" variant="default" aria-pressed={differ} onClick={() => setDiffer(true)}>
              {t('theyDiffer')}
            </Button>
            <Button
              size="xs"
              variant={differ ? 'default' : 'filled'}
              leftSection={<IconShieldCheck {...iconProps} size={15} />}
              disabled={stale}
              onClick={() => onTrust(sha256)}
            >
              {t('theyMatch')}
            </Button>
          </div>
          <p role="status">{differ ? t('whenTheyDiffer') : ''}</p>
        </>
      ) : (
        <p className={classes.how}>{t('confirmInEdit')}</p>
      )}
    </>
  )
}
