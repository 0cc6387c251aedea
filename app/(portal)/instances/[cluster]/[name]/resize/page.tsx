import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ResizeForm } from '@/components/instances/resize-form'
import { readResize } from '@/lib/instances/resize-data'
import { instanceOf } from '@/lib/web/instance'
import { orNotFound } from '@/lib/web/page'
import { requestResize, resize } from '../../../actions'

type Props = PageProps<'/instances/[cluster]/[name]/resize'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('resize')
  return { title: `${t('title')} · ${decodeURIComponent((await params).name)}` }
}

export default async function ResizePage({ params }: Props) {
  const { cluster, name } = await params
  const { ctx, place } = await instanceOf(cluster, name)
  const data = await orNotFound(readResize(ctx, place))
  return (
    <ResizeForm data={data} place={place} resize={resize.bind(null, place)} request={requestResize.bind(null, place)} />
  )
}
