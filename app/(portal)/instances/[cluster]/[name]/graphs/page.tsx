import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTimeZone, getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import chartClasses from '@/components/charts/charts.module.css'
import classes from '@/components/graphs/graphs.module.css'
import { InstanceChart } from '@/components/graphs/instance-chart'
import { Pictures } from '@/components/graphs/pictures'
import { RangeBar } from '@/components/graphs/range-bar'
import type { UserCtx } from '@/lib/access/actor'
import { hasPictures } from '@/lib/graphs/picture'
import { hasGraphs } from '@/lib/graphs/queries'
import { mayGraph, readChart } from '@/lib/graphs/read-chart'
import { CHARTS, type ChartName, rangeSchema } from '@/lib/graphs/schema'
import { spanOf } from '@/lib/graphs/span'
import type { Place } from '@/lib/instances/subject'
import { instanceOf } from '@/lib/web/instance'
import { orNotFound } from '@/lib/web/page'

type Props = PageProps<'/instances/[cluster]/[name]/graphs'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('graphs')
  return { title: `${t('title')} · ${decodeURIComponent((await params).name)}` }
}

/** The page is there at once; each chart comes when Prometheus has answered. */
export default async function GraphsPage({ params, searchParams }: Props) {
  const { cluster, name } = await params
  const { ctx, place, instance } = await instanceOf(cluster, name)
  if (!(await orNotFound(mayGraph(ctx, place)))) notFound()
  const range = rangeSchema.parse(await searchParams)
  const [t, span] = await Promise.all([getTranslations('graphs'), spanOf(ctx.now, range, await getTimeZone())])
  const path = `/instances/${place.cluster}/${place.name}/graphs`
  return (
    <>
      <RangeBar path={path} range={range} />
      <div className={classes.charts}>
        {(hasGraphs() ? CHARTS : []).map((chart) => (
          <Suspense
            key={`${chart} ${range.range} ${range.from} ${range.to}`}
            fallback={<div className={chartClasses.waiting} role="status" aria-label={t('waiting')} />}
          >
            <Chart ctx={ctx} place={place} chart={chart} span={span} />
          </Suspense>
        ))}
      </div>
      {hasPictures() ? <Pictures path={path} span={span} nics={instance.nics.length} /> : null}
    </>
  )
}

type ChartProps = { ctx: UserCtx; place: Place; chart: ChartName; span: Awaited<ReturnType<typeof spanOf>> }

async function Chart({ ctx, place, chart, span }: ChartProps) {
  const read = await orNotFound(readChart(ctx, place, chart, span))
  return <InstanceChart chart={chart} {...read} />
}
