import { parseListState } from '@/components/tables/list-state'
import { Kit } from './kit'

export default async function Page({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const params = await searchParams
  const config = { sortable: ['name', 'memory'], sort: 'name', filters: ['status', 'cluster'] }
  return (
    <Kit
      state={parseListState(params, config)}
      config={config}
      view={String(params.view ?? 'list')}
      slim={params.slim === '1'}
      now={Date.now()}
    />
  )
}
