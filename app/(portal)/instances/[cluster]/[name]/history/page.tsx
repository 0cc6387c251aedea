import { historyConfig } from '@/components/instances/history-config'
import { HistoryList } from '@/components/instances/history-list'
import { listWindow, parseListState } from '@/components/tables/list-state'
import { listHistory } from '@/lib/instances/history'
import { instanceOf, orDeparted } from '@/lib/web/instance'

type Props = PageProps<'/instances/[cluster]/[name]/history'>

export default async function HistoryPage({ params, searchParams }: Props) {
  const { cluster, name } = await params
  const { ctx, place } = await instanceOf(cluster, name)
  const state = parseListState(await searchParams, historyConfig)
  const { rows, total } = await orDeparted(ctx, place, () => listHistory(ctx, place, listWindow(state)))
  return <HistoryList rows={rows} total={total} state={state} place={place} viewer={ctx.actor.name} />
}
