import { useTranslations } from 'next-intl'
import { Size } from '@/components/format/size'
import { When } from '@/components/format/when'
import { type Fact, Facts } from '@/components/layout/facts'
import { Link } from '@/components/layout/link'
import { Section } from '@/components/layout/section'
import { Tags } from '@/components/status/tags'
import classes from './instance.module.css'

type Nic = {
  ipv6: string | null
  mac: string | null
  ip: string | null
  mode: string | null
  link: string | null
  network: string | null
}

type Instance = {
  vcpus: number
  memory: number
  runningMemory: number | null
  runningVcpus: number | null
  diskSizes: number[]
  diskTemplate: string
  os: string
  hypervisor: string
  node: string | null
  secondaryNodes: string[]
  nodeGroup: string | null
  nics: Nic[]
  bootOrder: string
  cdrom: string
  organization: string | null
  filedAt: Date | null
  owners: string[]
  applicationId: number | null
  services: string[]
  tags: string[]
  createdAt: Date
  changedAt: Date
}

export function InstanceFacts({ instance }: { instance: Instance }) {
  const t = useTranslations('instances')
  return (
    <div className={classes.sections}>
      <Section title={t('machine')}>
        <Facts facts={machine(instance, t)} />
      </Section>
      <Section title={t('network')}>
        {instance.nics.map((nic, index) => (
          <Facts key={nic.mac ?? index} facts={network(nic, index, t)} />
        ))}
      </Section>
      <Section title={t('people')}>
        <Facts facts={people(instance, t)} />
      </Section>
    </div>
  )
}

type Texts = ReturnType<typeof useTranslations<'instances'>>

function machine(instance: Instance, t: Texts): Fact[] {
  const { memory, runningMemory, vcpus, runningVcpus } = instance
  return [
    {
      term: t('vcpus'),
      value: runningVcpus && runningVcpus !== vcpus ? t('runsWithCpus', { vcpus, running: runningVcpus }) : vcpus,
    },
    {
      term: t('memory'),
      value: (
        <>
          <Size mib={memory} />
          {runningMemory && runningMemory !== memory ? (
            <span className={classes.differs}>
              {' · '}
              {t.rich('runsWith', { size: () => <Size mib={runningMemory} /> })}
            </span>
          ) : null}
        </>
      ),
    },
    ...instance.diskSizes.map((size, index) => ({
      term: t('diskNumber', { number: index }),
      value: (
        <>
          <Size mib={size} /> · {instance.diskTemplate}
        </>
      ),
    })),
    { term: t('system'), value: instance.os, mono: true },
    { term: t('hypervisor'), value: instance.hypervisor },
    ...(instance.bootOrder ? [{ term: t('bootOrder'), value: instance.bootOrder, mono: true }] : []),
    ...(instance.cdrom ? [{ term: t('cdrom'), value: instance.cdrom, mono: true, copy: instance.cdrom }] : []),
    ...(instance.node ? [{ term: t('node'), value: instance.node, mono: true, copy: instance.node }] : []),
    ...(instance.secondaryNodes.length > 0
      ? [{ term: t('secondary'), value: instance.secondaryNodes.join(', '), mono: true }]
      : []),
    ...(instance.nodeGroup ? [{ term: t('nodeGroup'), value: instance.nodeGroup }] : []),
    { term: t('created'), value: <When iso={instance.createdAt.toISOString()} style="full" /> },
    { term: t('changed'), value: <When iso={instance.changedAt.toISOString()} style="dayAndTime" /> },
  ]
}

function network(nic: Nic, index: number, t: Texts): Fact[] {
  return [
    { term: t('nic', { number: index }), value: [nic.network ?? nic.link, modeOf(nic, t)].filter(Boolean).join(' · ') },
    ...(nic.ip ? [{ term: 'IPv4', value: nic.ip, mono: true, copy: nic.ip }] : []),
    ...(nic.ipv6 ? [{ term: 'IPv6', value: nic.ipv6, mono: true, copy: nic.ipv6 }] : []),
    ...(nic.mac ? [{ term: 'MAC', value: nic.mac, mono: true, copy: nic.mac }] : []),
  ]
}

function people(instance: Instance, t: Texts): Fact[] {
  const { owners, applicationId, filedAt, organization, services, tags } = instance
  return [
    { term: t('owners'), value: owners.length > 0 ? owners.join(', ') : t('nobody') },
    ...(applicationId === null
      ? []
      : [
          {
            term: t('application'),
            value: (
              <>
                <Link href={`/applications/${applicationId}`}>#{applicationId}</Link>
                {filedAt ? (
                  <>
                    {' · '}
                    <When iso={filedAt.toISOString()} style="dayAndTime" />
                  </>
                ) : null}
              </>
            ),
          },
        ]),
    ...(organization ? [{ term: t('organization'), value: organization }] : []),
    ...(services.length > 0 ? [{ term: t('services'), value: services.join(', ') }] : []),
    ...(tags.length > 0 ? [{ term: t('tags'), value: <Tags tags={tags} /> }] : []),
  ]
}

const modeOf = ({ mode }: Nic, t: Texts) => (mode === 'routed' || mode === 'bridged' ? t(mode) : mode)
