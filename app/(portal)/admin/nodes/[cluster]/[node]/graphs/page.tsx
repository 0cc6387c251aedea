import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTimeZone, getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import chartClasses from '@/components/charts/charts.module.css'
import classes from '@/components/graphs/graphs.module.css'
import { InstanceChart } from '@/components/graphs/instance-chart'
import { RangeBar } from '@/components/graphs/range-bar'
import { Link } from '@/components/layout/link'
import { LinkChoices } from '@/components/layout/link-choices'
import { Page } from '@/components/layout/page'
import { PageHeader } from '@/components/layout/page-header'
import type { UserCtx } from '@/lib/access/actor'
import { mayGraphAll, readChart } from '@/lib/graphs/read-chart'
import { type ChartName, nodeGraphsSchema } from '@/lib/graphs/schema'
import { spanOf } from '@/lib/graphs/span'
import type { Place } from '@/lib/instances/subject'
import { readNode } from '@/lib/nodes/read'
import { pageContext } from '@/lib/web/context'
import { orNotFound, orNull } from '@/lib/web/page'

type Props = PageProps<'/admin/nodes/[cluster]/[node]/graphs'>

/** Each is three questions to Prometheus. */
const INSTANCES = 10
const CHARTS = ['cpu', 'network'] as const

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await getTranslations('graphs'))('title')} · ${decodeURIComponent((await params).node)}` }
}

/** CPU and network of what runs on a node, some instances at a time. */
export default async function NodeGraphsPage({ params, searchParams }: Props) {
  const ctx = await pageContext()
  const { cluster, node: name } = await params
  const node = await orNotFound(readNode(ctx, { cluster, name: decodeURIComponent(name) }))
  if (!node.views || !mayGraphAll(ctx, node.clusterId)) notFound()
  const { page: asked, ...range } = nodeGraphsSchema.parse(await searchParams)
  const span = await spanOf(ctx.now, range, await getTimeZone())
  const t = await getTranslations('graphs')
  const nodes = await getTranslations('nodes')
  const here = `/admin/nodes/${node.cluster}/${node.name}`
  const pages = Math.max(1, Math.ceil(node.primaries.length / INSTANCES))
  const page = Math.min(asked, pages)
  const shown = node.primaries.slice((page - 1) * INSTANCES, page * INSTANCES)
  const days = new URLSearchParams(Object.entries(range).flatMap(([key, value]) => (value ? [[key, value]] : [])))
  return (
    <Page>
      <PageHeader
        title={t('ofNode', { node: node.name })}
        crumbs={[
          { label: nodes('title'), href: '/admin/nodes' },
          { label: node.name, href: here, mono: true },
          { label: t('title') },
        ]}
      />
      <RangeBar path={`${here}/graphs`} range={range} />
      {shown.length === 0 ? <p>{nodes('noInstances')}</p> : null}
      {shown.map((instance) => (
        <section key={instance.id} className={classes.part}>
          <h2>
            <Link href={`/instances/${node.cluster}/${instance.name}/graphs`} prefetch={false}>
              {instance.name}
            </Link>
          </h2>
          <div className={classes.charts}>
            {CHARTS.map((chart) => (
              <Suspense
                key={`${chart} ${days}`}
                fallback={<div className={chartClasses.waiting} role="status" aria-label={t('waiting')} />}
              >
                <Chart ctx={ctx} place={{ cluster: node.cluster, name: instance.name }} chart={chart} span={span} />
              </Suspense>
            ))}
          </div>
        </section>
      ))}
      {pages > 1 ? (
        <LinkChoices
          label={t('pages')}
          choices={Array.from({ length: pages }, (_, index) => ({
            href: `${here}/graphs?${new URLSearchParams([...days, ['page', String(index + 1)]])}`,
            label: String(index + 1),
            current: index + 1 === page,
          }))}
        />
      ) : null}
    </Page>
  )
}

type ChartProps = { ctx: UserCtx; place: Place; chart: ChartName; span: Awaited<ReturnType<typeof spanOf>> }

/** An instance that has moved away meanwhile has none. */
async function Chart({ ctx, place, chart, span }: ChartProps) {
  const read = await orNull(readChart(ctx, place, chart, span))
  return read ? <InstanceChart chart={chart} {...read} /> : null
}
