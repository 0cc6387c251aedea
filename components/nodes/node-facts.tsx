import { useTranslations } from 'next-intl'
import { CpuGauge } from '@/components/fleet/cpu-gauge'
import { Gauge } from '@/components/fleet/gauge'
import { type Fact, Facts } from '@/components/layout/facts'
import { Link } from '@/components/layout/link'
import { Section } from '@/components/layout/section'
import { Tags } from '@/components/status/tags'
import type { NodeView } from '@/lib/nodes/read'
import classes from './nodes.module.css'

export function NodeFacts({ node }: { node: NodeView }) {
  const t = useTranslations('nodes')
  const fleet = useTranslations('fleet')
  const yesNo = (on: boolean) => t(on ? 'yes' : 'no')
  const running = node.primaries.filter(({ face }) => face.state === 'running')
  const facts: Fact[] = [
    {
      term: t('cluster'),
      value: <Link href={`/admin/clusters/${node.cluster}`}>{node.cluster}</Link>,
      mono: true,
    },
    { term: t('group'), value: node.group, mono: true },
    ...(node.primaryIp ? [{ term: t('address'), value: node.primaryIp, mono: true, copy: node.primaryIp }] : []),
    { term: t('vmCapable'), value: yesNo(node.vmCapable) },
    { term: t('drained'), value: yesNo(node.drained) },
    { term: t('offline'), value: yesNo(node.offline) },
    ...(node.tags.length > 0 ? [{ term: t('tags'), value: <Tags tags={node.tags} /> }] : []),
  ]
  const room: Fact[] = [
    { term: fleet('memory'), value: <Gauge free={node.memoryFree} total={node.memoryTotal} /> },
    { term: fleet('disk'), value: <Gauge free={node.diskFree} total={node.diskTotal} /> },
    {
      term: fleet('cpus'),
      value: <CpuGauge vcpus={running.reduce((sum, { vcpus }) => sum + vcpus, 0)} cpus={node.cpus} />,
    },
    ...(node.cpuSockets === null ? [] : [{ term: t('sockets'), value: node.cpuSockets }]),
    { term: t('primaries'), value: t('instanceCount', { count: node.primaryCount }) },
    { term: t('secondaries'), value: t('instanceCount', { count: node.secondaryCount }) },
  ]
  return (
    <div className={classes.columns}>
      <Section title={t('node')}>
        <Facts termWidth={128} facts={facts} />
      </Section>
      <Section title={t('room')}>
        <Facts termWidth={128} facts={room} />
      </Section>
    </div>
  )
}
