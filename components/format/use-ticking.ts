'use client'

import { useNow } from 'next-intl'
import { useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
let now = 0
let timer: ReturnType<typeof setInterval> | undefined

const tick = () => {
  now = Date.now()
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  if (!timer) {
    now = Date.now()
    timer = setInterval(tick, 1000)
  }
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) {
      clearInterval(timer)
      timer = undefined
      now = 0
    }
  }
}

/** The present in ms, each second, by one timer for the page; the request's time while server and browser must agree. */
export function useTicking(): number {
  const atRequest = useNow().getTime()
  return useSyncExternalStore(
    subscribe,
    () => (now ||= Date.now()),
    () => atRequest,
  )
}
