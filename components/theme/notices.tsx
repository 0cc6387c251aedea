'use client'

import type { Notifications } from '@mantine/notifications'
import { useEffect, useState } from 'react'

type Corner = typeof Notifications

/** No act is asked for before one of these; what is told of it may be that nothing can be reached any more. */
const TOUCHES = ['pointerdown', 'keydown', 'click'] as const

/** The corner where it is said what became of an act. Its code is loaded when the page is first touched. */
export function Notices() {
  const [corner, setCorner] = useState<{ Corner: Corner }>()
  useEffect(() => {
    if (corner) return
    const load = () =>
      void import('@mantine/notifications').then(
        ({ Notifications: Corner }) => setCorner({ Corner }),
        () => undefined,
      )
    for (const touch of TOUCHES) window.addEventListener(touch, load, { passive: true, capture: true })
    return () => {
      for (const touch of TOUCHES) window.removeEventListener(touch, load, { capture: true })
    }
  }, [corner])
  return corner ? <corner.Corner position="bottom-right" /> : null
}
