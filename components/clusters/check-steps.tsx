'use client'

import { useTranslations } from 'next-intl'
import { Tags } from '@/components/status/tags'
import type { ConnectionReport } from '@/lib/clusters/check-connection'
import type { ConnectionInput } from '@/lib/clusters/schema'
import { CertificateStep } from './certificate-step'
import { CheckStep, FailureWords } from './check-step'
import classes from './connection.module.css'

type Props = {
  report: ConnectionReport
  asked: ConnectionInput
  onTrust?: ((sha256: string) => void) | undefined
  stale?: boolean
}

/** In the order of trying; after the first thing that went wrong, what was not tried. */
export function CheckSteps({ report, asked, onTrust, stale }: Props) {
  return (
    <ol className={classes.steps}>
      <Reach report={report} asked={asked} />
      <Certificate report={report} asked={asked} onTrust={onTrust} stale={stale ?? false} />
      <Credentials report={report} asked={asked} />
      {asked.readUser ? <Reading report={report} /> : null}
      <Version report={report} />
    </ol>
  )
}

const NOT_RAPI = [
  'not_tls',
  'not_found',
  'malformed',
  'too_large',
  'unavailable',
  'rejected',
  'unauthorized',
  'forbidden',
]

function Reach({ report: { reachable, failure }, asked }: Props) {
  const t = useTranslations('connection.reach')
  if (!reachable) {
    const { health, detail } = failure ?? { health: 'unknown', detail: '' }
    return (
      <CheckStep title={NOT_RAPI.includes(health) ? t('notRapi') : t('failed')} tone="error">
        <FailureWords health={health} detail={detail} />
        {health === 'unreachable' && asked.tls === false ? <p>{t('maybeTls')}</p> : null}
      </CheckStep>
    )
  }
  const values = { port: String(asked.port ?? ''), ms: reachable.roundTripMs }
  return (
    <CheckStep title={t('title')} tone="running">
      <p>
        {reachable.tlsVersion
          ? t('overTls', { ...values, version: reachable.tlsVersion.replace('v', ' ') })
          : t('withoutTls', values)}
      </p>
    </CheckStep>
  )
}

function Certificate({ report: { reachable, certificate, failure }, asked, onTrust, stale = false }: Props) {
  const t = useTranslations('connection')
  if (certificate)
    return (
      <CertificateStep
        certificate={certificate}
        confirmed={asked.fingerprint ?? ''}
        detail={failure?.detail ?? ''}
        onTrust={onTrust}
        stale={stale}
      />
    )
  const none = asked.tls === false && reachable
  return (
    <CheckStep title={none ? t('certificate.title.none') : t('certificate.plain')} tone={none ? 'warning' : 'off'}>
      <p>{none ? t('certificate.text.none') : t('untried.answers')}</p>
    </CheckStep>
  )
}

const accessTones = { none: 'error', read: 'warning', write: 'running' } as const

function Credentials({ report: { reachable, certificate, access, failure }, asked }: Props) {
  const t = useTranslations('connection')
  const title = asked.readUser ? t('credentials.writer') : t('credentials.title')
  if (access)
    return (
      <CheckStep title={title} tone={accessTones[access]}>
        <p>{asked.rapiUser ? t(`credentials.${access}`) : t(`credentials.nobody.${access}`)}</p>
      </CheckStep>
    )
  if (failure && reachable && certificate?.verdict !== 'not_trusted')
    return (
      <CheckStep title={title} tone="error">
        <FailureWords {...failure} />
      </CheckStep>
    )
  return (
    <CheckStep title={title} tone="off">
      <p>{reachable ? t('untried.trusted') : t('untried.answers')}</p>
    </CheckStep>
  )
}

const readingTones = { none: 'error', read: 'running', write: 'warning' } as const

/** Of the account that only reads, where there is one. */
function Reading({ report: { access, reading, failure } }: { report: ConnectionReport }) {
  const t = useTranslations('connection.reading')
  const failed = access && access !== 'none' && failure
  return (
    <CheckStep title={t('title')} tone={reading ? readingTones[reading] : failed ? 'error' : 'off'}>
      {failed && !reading ? <FailureWords {...failure} /> : <p>{t(reading ?? 'untried')}</p>}
    </CheckStep>
  )
}

function Version({
  report: { reachable, certificate, access, reading, version, failure },
}: {
  report: ConnectionReport
}) {
  const t = useTranslations('connection')
  const title = t('version.title')
  if (version)
    return (
      <CheckStep title={title} tone="running">
        <p>
          {t.rich('version.is', {
            software: version.software,
            name: () => <span className={classes.mono}>{version.name}</span>,
          })}
        </p>
        {version.features.length > 0 ? (
          <div className={classes.features}>
            <Tags tags={version.features} />
          </div>
        ) : null}
      </CheckStep>
    )
  if (failure && access)
    return (
      <CheckStep title={title} tone="error">
        <FailureWords {...failure} />
      </CheckStep>
    )
  const refused = access === 'none' || reading === 'none' || (failure && certificate?.verdict !== 'not_trusted')
  return (
    <CheckStep title={title} tone="off">
      <p>{reachable && refused ? t('untried.read') : reachable ? t('untried.trusted') : t('untried.answers')}</p>
    </CheckStep>
  )
}
