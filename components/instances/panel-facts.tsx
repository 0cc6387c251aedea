import type { useTranslations } from 'next-intl'
import { Size } from '@/components/format/size'
import { When } from '@/components/format/when'
import type { Fact } from '@/components/layout/facts'
import { Link } from '@/components/layout/link'
import { Tags } from '@/components/status/tags'
import type { PanelInstance } from '@/lib/instances/panel'
import classes from './instance.module.css'

type Texts = ReturnType<typeof useTranslations<'instances'>>

export function panelFacts(instance: PanelInstance, t: Texts): Fact[] {
  return [
    ...place(instance, t),
    ...size(instance, t),
    ...nics(instance, t),
    { term: t('system'), value: instance.os, mono: true },
    ...people(instance, t),
    { term: t('changed'), value: <When iso={instance.changedAt.toISOString()} style="dayAndTime" /> },
  ]
}

const place = ({ cluster, nodeGroup, node }: PanelInstance, t: Texts): Fact[] => [
  { term: t('cluster'), value: nodeGroup ? t('clusterAndGroup', { cluster, group: nodeGroup }) : cluster },
  ...(node ? [{ term: t('node'), value: node, mono: true }] : []),
]

function size({ vcpus, memory, runningMemory, diskSizes, diskTemplate }: PanelInstance, t: Texts): Fact[] {
  const differs = runningMemory !== null && runningMemory !== memory
  return [
    {
      term: t('cpuMemory'),
      value: (
        <>
          {vcpus} · <Size mib={memory} />
          {differs ? (
            <span className={classes.differs}>
              {' '}
              ({t.rich('runsWith', { size: () => <Size mib={runningMemory} /> })})
            </span>
          ) : null}
        </>
      ),
    },
    ...diskSizes.map((mib, number) => ({
      term: t('diskNumber', { number }),
      value: (
        <>
          <Size mib={mib} /> · {diskTemplate}
        </>
      ),
    })),
  ]
}

const nics = (instance: PanelInstance, t: Texts): Fact[] =>
  instance.nics.flatMap((nic, index) => [
    { term: t('nic', { number: index }), value: nic.network ?? nic.link ?? '–' },
    ...(nic.ip ? [{ term: t('address', { number: index }), value: nic.ip, mono: true, copy: nic.ip }] : []),
  ])

function people({ owners, applicationId, tags }: PanelInstance, t: Texts): Fact[] {
  return [
    { term: t('owners'), value: owners.length > 0 ? owners.join(', ') : t('nobody') },
    ...(applicationId === null
      ? []
      : [{ term: t('application'), value: <Link href={`/applications/${applicationId}`}>#{applicationId}</Link> }]),
    ...(tags.length > 0 ? [{ term: t('tags'), value: <Tags tags={tags} /> }] : []),
  ]
}
