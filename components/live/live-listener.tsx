'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { listen } from './event-source'
import { throttle } from './throttle'

/**
 * Renders the page anew when something that it shows has changed: topics are as in `topics.ts`, like
 * `application:12`, `cluster:3`, `instances` or `act:UUID`. Waits while the tab is hidden, and catches up when it is seen again.
 */
export function LiveListener({ match, since }: { match: string[]; since: number }) {
  const router = useRouter()
  // Of the first rendering: what a later one would add has been heard meanwhile.
  const [from] = useState(since)
  const topics = [...match].sort().join(',')

  useEffect(() => {
    let missed = false
    const refresh = throttle(() => router.refresh(), 1000)
    const changed = () => {
      if (document.hidden) missed = true
      else refresh.call()
    }
    const seen = () => {
      if (document.hidden || !missed) return
      missed = false
      refresh.call()
    }
    const stop = listen(topics.split(',').filter(Boolean), from, changed)
    document.addEventListener('visibilitychange', seen)
    return () => {
      stop()
      refresh.cancel()
      document.removeEventListener('visibilitychange', seen)
    }
  }, [router, topics, from])

  return null
}
