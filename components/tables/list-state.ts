export type ListState = {
  q: string
  /** From 1. */
  page: number
  pageSize: number
  sort: string
  dir: 'asc' | 'desc'
  filters: Record<string, string[]>
}

export type ListConfig = {
  /** Columns that may be sorted by; what else the address asks for is ignored. */
  sortable: readonly string[]
  sort: string
  dir?: 'asc' | 'desc'
  pageSize?: number
  /** Names of the filters, which are their parameters in the address. */
  filters?: readonly string[]
}

export type SearchParams = Record<string, string | string[] | undefined>

export const PAGE_SIZES = [25, 50, 100, 200] as const

const all = (value: string | string[] | undefined) => (value === undefined ? [] : [value].flat())

/** What the address asks for, clipped to what the list can do: `?q=&page=2&size=100&sort=-name&status=running`. */
export function parseListState(params: SearchParams, config: ListConfig): ListState {
  const one = (name: string) => all(params[name])[0] ?? ''
  const fallback = { sort: config.sort, dir: config.dir ?? 'asc' }
  const asked = one('sort')
  const name = asked.replace(/^-/, '')
  const order = config.sortable.includes(name)
    ? { sort: name, dir: asked.startsWith('-') ? ('desc' as const) : ('asc' as const) }
    : fallback
  const page = Number(one('page'))
  const size = PAGE_SIZES.find((candidate) => candidate === Number(one('size')))
  return {
    q: one('q').trim().slice(0, 200),
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
    pageSize: size ?? config.pageSize ?? 50,
    ...order,
    filters: Object.fromEntries((config.filters ?? []).map((filter) => [filter, all(params[filter]).filter(Boolean)])),
  }
}

/** `query` with the list's part replaced by `state`; parameters that are not the list's (a panel) stay. */
function listQuery(query: string, state: ListState, config: ListConfig): string {
  const params = new URLSearchParams(query)
  const own = ['q', 'page', 'size', 'sort', ...(config.filters ?? [])]
  for (const name of own) params.delete(name)
  if (state.q) params.set('q', state.q)
  if (state.page > 1) params.set('page', String(state.page))
  if (state.pageSize !== (config.pageSize ?? 50)) params.set('size', String(state.pageSize))
  if (state.sort !== config.sort || state.dir !== (config.dir ?? 'asc'))
    params.set('sort', state.dir === 'desc' ? `-${state.sort}` : state.sort)
  for (const [name, values] of Object.entries(state.filters)) for (const value of values) params.append(name, value)
  return params.toString()
}

/** An address of the list; any change but of the page goes back to its first page. */
export function listUrl(
  path: string,
  state: ListState,
  config: ListConfig,
  change: Partial<ListState> = {},
  query = '',
): string {
  const text = listQuery(query, { ...state, page: 1, ...change }, config)
  return text ? `${path}?${text}` : path
}

export const isFiltered = (state: ListState) =>
  state.q !== '' || Object.values(state.filters).some((values) => values.length > 0)

/** For the query: how many rows to leave out, how many to read. */
export const listWindow = (state: ListState) => ({ skip: (state.page - 1) * state.pageSize, take: state.pageSize })
