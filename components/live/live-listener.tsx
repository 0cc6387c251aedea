'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { listen } from './event-source'
import { PageRefresh } from './page-refresh'

/** One for all listeners of the page, which would else each render it anew. */
const page = new PageRefresh()

/**
 * Renders the page anew when something that it shows has changed: topics are as in `topics.ts`, like
 * `application:12`, `cluster:3`, `instances` or `act:UUID`. Waits while the tab is hidden, and catches up when it is seen again.
 */
export function LiveListener({ match, since }: { match: string[]; since: number }) {
  const router = useRouter()
  // Of the first rendering: what a later one would add has been heard meanwhile.
  const [from] = useState(since)
  const topics = [...match].sort().join(',')

  useEffect(() => page.arrived(since, router.refresh), [router, since])

  useEffect(() => {
    let missed = false
    const changed = (everybody: boolean) => {
      if (document.hidden) missed = true
      else page.ask(router.refresh, everybody)
    }
    const seen = () => {
      if (document.hidden || !missed) return
      missed = false
      page.ask(router.refresh)
    }
    const stop = listen(topics.split(',').filter(Boolean), from, changed)
    document.addEventListener('visibilitychange', seen)
    return () => {
      stop()
      document.removeEventListener('visibilitychange', seen)
    }
  }, [router, topics, from])

  return null
}
