import { useTranslations } from 'next-intl'
import { type Fact, Facts } from '@/components/layout/facts'
import { Section } from '@/components/layout/section'
import type { ClusterView } from '@/lib/clusters/queries'
import { accessOf } from './cluster-rows'
import classes from './clusters.module.css'
import { groupsOf } from './fingerprint-groups'

const WIDTH = 128 // px

/** How the portal reaches it, and what people can do with it: for who has it in their care. */
export function ClusterFacts({ cluster }: { cluster: ClusterView }) {
  const t = useTranslations('clusters.facts')
  return (
    <div className={classes.sections}>
      <Section title={t('connection')}>
        <Facts termWidth={WIDTH} facts={useConnection(cluster)} />
      </Section>
      <Section title={t('use')}>
        <Facts termWidth={WIDTH} facts={useFlags(cluster)} />
      </Section>
    </div>
  )
}

const byGroups = (fingerprint: string) =>
  groupsOf(fingerprint)
    .map(({ text }) => text)
    .join(' ')

function useConnection({ hostname, port, tls, trust, fingerprint, ...cluster }: ClusterView): Fact[] {
  const t = useTranslations('clusters.facts')
  const { rapiUser, readUser, hasPassword, state } = cluster
  const apart = readUser !== ''
  const access = useTranslations('clusters.access')
  const place = `${hostname}:${port}`
  const pinned = tls && trust === 'pin'
  return [
    { term: t('address'), value: place, mono: true, copy: place },
    { term: apart ? t('writer') : t('user'), value: rapiUser || t('nobody'), mono: rapiUser !== '' },
    ...(apart ? [{ term: t('reader'), value: readUser, mono: true }] : []),
    { term: t('password'), value: hasPassword ? t('stored') : t('none') },
    { term: t('access'), value: access(accessOf(state?.access)) },
    { term: t('trust'), value: tls ? (pinned ? t('pin') : t('ca')) : t('noTls') },
    ...(pinned && fingerprint
      ? [{ term: t('fingerprint'), value: byGroups(fingerprint), mono: true, copy: fingerprint }]
      : []),
  ]
}

function useFlags({ usesGntNetwork, fastCreate, creationDisabled, disabled, _count }: ClusterView): Fact[] {
  const t = useTranslations('clusters.facts')
  const yesNo = (on: boolean) => (on ? t('yes') : t('no'))
  return [
    { term: t('usesGntNetwork'), value: yesNo(usesGntNetwork) },
    { term: t('storedNetworks'), value: _count.networks },
    { term: t('fastCreate'), value: yesNo(fastCreate) },
    { term: t('creation'), value: creationDisabled ? t('closed') : t('open') },
    { term: t('disabled'), value: yesNo(disabled) },
  ]
}
