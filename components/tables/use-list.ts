'use client'

import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useMemo, useTransition } from 'react'
import { type ListConfig, type ListState, listUrl } from './list-state'

/** The list's state lives in the address: `change` replaces it, `url` says where a link leads. */
export function useList(state: ListState, config: ListConfig) {
  const path = usePathname()
  const query = useSearchParams().toString()
  const router = useRouter()
  const [pending, startTransition] = useTransition()
  const list = useMemo(() => {
    const url = (change: Partial<ListState>) => listUrl(path, state, config, change, query)
    const change = (to: Partial<ListState>) =>
      startTransition(() => router.replace(url(to), { scroll: to.page !== undefined }))
    return { url, change }
  }, [path, state, config, query, router])
  return { list, pending }
}

export type List = ReturnType<typeof useList>['list']
