import { IconAlertOctagon, IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useWhen } from '@/components/format/when'
import { iconProps } from '@/components/layout/icons'
import { Link } from '@/components/layout/link'
import { Section } from '@/components/layout/section'
import type { Attention, AttentionKind } from '@/lib/fleet/attention'
import { cureOf } from './cure'
import classes from './fleet.module.css'

const tones: Record<AttentionKind, 'error' | 'warning' | 'info'> = {
  failing: 'error',
  nodesOffline: 'error',
  instancesFailing: 'error',
  jobsStuck: 'warning',
  stale: 'warning',
  otherwise: 'warning',
  short: 'warning',
  networkFull: 'warning',
  nodesDrained: 'info',
  ownerless: 'info',
  applications: 'info',
}
const icons = { error: IconAlertOctagon, warning: IconAlertTriangle, info: IconInfoCircle }

/** The worst come first; the rest is behind a line. */
const SHOWN = 8

/** What has to be looked at, each as a sentence with the way to its cure. */
export function AttentionList({ found }: { found: Attention[] }) {
  const t = useTranslations('fleet')
  return (
    <Section title={t('attention')} flush>
      {found.length === 0 ? (
        <p className={classes.fine}>
          <IconCircleCheck {...iconProps} />
          {t('nothing')}
        </p>
      ) : (
        <>
          <Lines found={found.slice(0, SHOWN)} />
          {found.length > SHOWN ? (
            <details className={classes.more}>
              <summary>{t('moreNeeds', { count: found.length - SHOWN })}</summary>
              <Lines found={found.slice(SHOWN)} />
            </details>
          ) : null}
        </>
      )}
    </Section>
  )
}

const Lines = ({ found }: { found: Attention[] }) => (
  <ul className={classes.attention}>
    {found.map((one) => (
      <Line key={`${one.kind} ${one.cluster}`} one={one} />
    ))}
  </ul>
)

function Line({ one }: { one: Attention }) {
  const t = useTranslations('fleet')
  const when = useWhen()
  const tone = tones[one.kind]
  const Icon = icons[tone]
  const cure = cureOf(one)
  const values = {
    cluster: one.cluster ?? '',
    count: one.count,
    name: one.name ?? '',
    since: one.since ? when.moment(one.since) : '',
  }
  return (
    <li data-tone={tone}>
      <Icon {...iconProps} />
      <span className={classes.sentence}>{t(`needs.${one.kind}`, values)}</span>
      {cure ? (
        <Link href={cure} prefetch={false} className={classes.cure} aria-label={t(`cureOf.${one.kind}`, values)}>
          {t(`cure.${one.kind}`)}
        </Link>
      ) : null}
    </li>
  )
}
