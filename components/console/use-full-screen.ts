'use client'

import { useEffect, useState } from 'react'

/** The whole document, so that menus stay in view; a browser that has no full screen (phones) fills its window instead. */
export function useFullScreen() {
  const [full, setFull] = useState(false)
  useEffect(() => {
    const changed = () => setFull(document.fullscreenElement !== null)
    document.addEventListener('fullscreenchange', changed)
    return () => {
      document.removeEventListener('fullscreenchange', changed)
      if (document.fullscreenElement) void document.exitFullscreen()
    }
  }, [])
  const toggle = async () => {
    if (full && document.fullscreenElement) return document.exitFullscreen()
    setFull(!full)
    if (!full) await document.documentElement.requestFullscreen?.({ navigationUI: 'hide' }).catch(() => undefined)
  }
  return { full, toggle: () => void toggle() }
}
