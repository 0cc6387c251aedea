'use client'

import { duration } from './durations'
import { useTicking } from './use-ticking'

/** Time since `since`, ticking; fixed when `until` is given. Tabular figures keep its width. */
export function Elapsed({ since, until }: { since: string; until?: string | undefined }) {
  const now = useTicking()
  const end = until ? Date.parse(until) : now
  return <span suppressHydrationWarning>{duration((end - Date.parse(since)) / 1000)}</span>
}
