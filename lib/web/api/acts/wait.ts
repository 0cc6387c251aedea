import { subscribe } from '@/lib/live/events'

type Change = { happened: Promise<void>; forget: () => void }

/** Something of an act changes from now on; or `ms` are over, or the program no longer waits. To be forgotten in any case. */
export function changeOf(id: string, ms: number, signal: AbortSignal): Change {
  let forget = () => {}
  const happened = new Promise<void>((resolve) => {
    const unsubscribe = subscribe((message) => {
      if (message.kind === 'resync' || (message.kind === 'act' && message.id === id)) resolve()
    })
    const end = () => resolve()
    const timer = setTimeout(end, Math.max(0, ms))
    signal.addEventListener('abort', end)
    forget = () => {
      clearTimeout(timer)
      unsubscribe()
      signal.removeEventListener('abort', end)
    }
  })
  return { happened, forget }
}
