'use client'

import { useSyncExternalStore } from 'react'

let fresh: Record<string, string> = {}
const listeners = new Set<() => void>()

/** When each cluster last answered, as the live stream tells while nothing else changes. */
export function tellFresh(next: Record<string, string>): void {
  fresh = { ...fresh, ...next }
  for (const listener of listeners) listener()
}

/** The later of what the page was rendered with and what the stream has told since; the oldest of several clusters. */
export function useFreshness(rendered: string, clusterIds: readonly number[]): string {
  const now = useSyncExternalStore(
    subscribe,
    () => fresh,
    () => fresh,
  )
  const told =
    clusterIds
      .map((id) => now[id] ?? '')
      .sort()
      .at(0) ?? ''
  return told > rendered ? told : rendered
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
