'use client'

import dynamic from 'next/dynamic'
import { useSearchParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { NewApplicationButton } from '@/components/applications/new-application-button'
import { Empty } from '@/components/layout/empty'
import { DataTable } from '@/components/tables/data-table'
import type { ListState } from '@/components/tables/list-state'
import type { FilterOption } from '@/components/tables/types'
import { type ListView, ViewMenu } from '@/components/tables/view-menu'
import type { ActView } from '@/lib/acts/queries'
import type { ListedInstance } from '@/lib/instances/list'
import { USUAL_COLUMNS } from '@/lib/instances/words'
import type { Result } from '@/lib/web/result'
import type { BulkActions } from './bulk-bar'
import { ExportButton } from './export-button'
import { choosable, columnsFor } from './list-columns'
import { listConfigFor } from './list-config'
import { filtersFor, type LookUps } from './list-filters'
import { creating, listed, placeOf, type Row } from './list-rows'
import { RowActs } from './row-acts'

const BulkBar = dynamic(() => import('./bulk-bar').then((module) => module.BulkBar), { ssr: false })

type Props = {
  rows: ListedInstance[]
  total: number
  creations: ActView[]
  /** The ids of those whose console can be opened now. */
  consoles: number[]
  state: ListState
  clusters: string[]
  /** Who views instances that are not their own sees nodes. */
  viewer: boolean
  /** As the reader chose; null for the usual. */
  view: ListView | null
  /** The place whose panel is open. */
  panel: string | null
  findValues: (what: string, text: string) => Promise<Result<FilterOption[]>>
  saveView: (view: ListView) => Promise<unknown>
  bulk: BulkActions
  cancel: (act: string) => Promise<Result<unknown>>
}

const USUAL: ListView = { columns: [...USUAL_COLUMNS], compact: false }

export function InstanceList(props: Props) {
  const { rows, total, creations, consoles, state, clusters, viewer, panel, saveView } = props
  const t = useTranslations('instances')
  const query = useSearchParams().toString()
  const lookUps = useLookUps(props.findValues)
  const [view, setView] = useState(props.view ?? USUAL)
  const change = (next: ListView) => {
    setView(next)
    void saveView(next)
  }
  const hrefOf = (place: string) => withPanel(query, place)
  const first = state.page === 1 && onlyByName(state) ? creations.map(creating) : []
  return (
    <DataTable
      label={t('title')}
      columns={columnsFor(t, viewer, view.columns)}
      rows={[...first, ...rows.map((row) => listed(row, hrefOf, consoles.includes(row.id)))]}
      total={total + first.length}
      state={state}
      config={listConfigFor(viewer)}
      search={t('search')}
      filters={filtersFor(t, clusters, viewer, lookUps)}
      compact={view.compact}
      tools={
        <>
          <ViewMenu columns={choosable(t, viewer)} view={view} usual={USUAL_COLUMNS} onChange={change} />
          <ExportButton label={t('export')} title={t('exportAll', { count: total })} query={query} />
        </>
      }
      selectable={(row) => row.creation === undefined}
      selection={(ids) => <BulkBar ids={ids.map(Number)} changes={rows} actions={props.bulk} writes={viewer} />}
      selectionNote={(selected) => t('selected', states(selected))}
      rowActs={(row) => <RowActs row={row} cancel={props.cancel} />}
      currentId={panel === null ? undefined : rows.find((row) => placeOf(row) === panel)?.id.toString()}
      empty={<Empty action={<NewApplicationButton label={t('new')} variant="filled" />}>{t('empty')}</Empty>}
    />
  )
}

const states = (rows: Row[]) => ({
  running: rows.filter(({ status }) => status.state === 'running').length,
  stopped: rows.filter(({ status }) => status.state === 'stopped').length,
})

/** What is being created has a name and a cluster, and nothing else that could be asked for yet. */
const onlyByName = ({ filters }: ListState) =>
  Object.entries(filters).every(([name, values]) => name === 'cluster' || values.length === 0)

function withPanel(query: string, place: string): string {
  const params = new URLSearchParams(query)
  params.set('panel', place)
  return `/?${params}`
}

/** Made once: a menu that is open asks again when its question changes. */
function useLookUps(findValues: Props['findValues']): LookUps {
  return useMemo(() => {
    const lookUp = (what: string) => async (text: string) => {
      const result = await findValues(what, text)
      return result.ok ? result.data : []
    }
    return { owner: lookUp('owner'), group: lookUp('group'), tag: lookUp('tag'), node: lookUp('node') }
  }, [findValues])
}
