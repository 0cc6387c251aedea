import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ConfigurationForm } from '@/components/instances/configuration-form'
import { NothingToConfigure } from '@/components/instances/nothing-to-configure'
import { readConfiguration } from '@/lib/instances/configuration'
import { instanceOf } from '@/lib/web/instance'
import { orNotFound } from '@/lib/web/page'
import { configure, lookForCdrom } from '../../../actions'

type Props = PageProps<'/instances/[cluster]/[name]/configuration'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('configuration')
  return { title: `${t('title')} · ${decodeURIComponent((await params).name)}` }
}

export default async function ConfigurationPage({ params }: Props) {
  const { cluster, name } = await params
  const { ctx, place } = await instanceOf(cluster, name)
  const data = await orNotFound(readConfiguration(ctx, place))
  if (!data.options) return <NothingToConfigure hypervisor={data.hypervisor} />
  return (
    <ConfigurationForm
      data={data}
      options={data.options}
      place={place}
      configure={configure.bind(null, place)}
      lookForCdrom={lookForCdrom.bind(null, place)}
    />
  )
}
