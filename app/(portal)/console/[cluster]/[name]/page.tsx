import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import classes from '@/components/console/console.module.css'
import { ConsoleView } from '@/components/console/console-view'
import { chipsOf } from '@/components/instances/face'
import { StartButton } from '@/components/instances/start-button'
import { Link } from '@/components/layout/link'
import { LiveRefresh } from '@/components/live/live-refresh'
import { StatusChip } from '@/components/status/status-chip'
import { readConsole } from '@/lib/console/queries'
import { pageContext } from '@/lib/web/context'
import { orNotFound } from '@/lib/web/page'
import { startup } from '../../../instances/actions'
import { ask } from './actions'

type Props = PageProps<'/console/[cluster]/[name]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('console')
  return { title: t('titleOf', { name: decodeURIComponent((await params).name) }) }
}

export default async function ConsolePage({ params }: Props) {
  const ctx = await pageContext()
  const { cluster, name } = await params
  const place = { cluster, name: decodeURIComponent(name) }
  const { instance, refusal, startable } = await orNotFound(readConsole(ctx, place))
  return (
    <>
      <ConsoleView
        cluster={instance.cluster}
        name={instance.name}
        refusal={refusal}
        ask={ask.bind(null, instance.cluster, instance.name)}
        remedy={startable ? <StartButton startup={startup.bind(null, place)} /> : null}
        heading={
          <>
            <h1 className={classes.name}>
              <Link href={`/instances/${instance.cluster}/${name}`}>{instance.name}</Link>
            </h1>
            <StatusChip face={chipsOf({ ...instance, work: null })} />
          </>
        }
      />
      <LiveRefresh match={[`instance:${instance.clusterId}/${instance.name}`]} />
    </>
  )
}
