'use client'

import type RFB from '@novnc/novnc'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Ending } from '@/lib/console/schema'
import type { Result } from '@/lib/web/result'
import { type OpenScreen, openScreen } from './open-screen'

export type ScreenState =
  | { kind: 'closed' }
  | { kind: 'connecting' }
  | { kind: 'password' }
  | { kind: 'open' }
  | { kind: 'ended'; why: Ending | 'lost' }
  | { kind: 'refused'; reason: string; values: Record<string, string | number> }

export type AskTicket = () => Promise<Result<{ ticket: string }>>

/** The connection to a screen: asked for, open, ended. Each has a ticket of its own. */
export function useScreen(ask: AskTicket) {
  // A live page brings an equal action with each refresh, which is no reason to connect anew.
  const latestAsk = useRef(ask)
  const place = useRef<HTMLDivElement>(null)
  const current = useRef<OpenScreen | null>(null)
  const attempt = useRef(0)
  const [state, setState] = useState<ScreenState>({ kind: 'closed' })
  const [rfb, setRfb] = useState<RFB | null>(null)

  const drop = useCallback(() => {
    attempt.current += 1
    current.current?.close()
    current.current = null
    setRfb(null)
  }, [])

  const connect = useCallback(async () => {
    drop()
    const mine = attempt.current
    const now = () => attempt.current === mine
    setState({ kind: 'connecting' })
    const result = await latestAsk.current().catch(() => null)
    if (!now() || !place.current) return
    if (!result?.ok) {
      setState(result ? { kind: 'refused', ...result } : { kind: 'ended', why: 'lost' })
      return
    }
    const opened = await openScreen(place.current, result.data.ticket, {
      onOpen: () => now() && setState({ kind: 'open' }),
      onPassword: () => now() && setState({ kind: 'password' }),
      onEnd: (why) => {
        if (!now()) return
        drop()
        setState({ kind: 'ended', why })
      },
    })
    if (!now()) return opened.close()
    current.current = opened
    setRfb(opened.rfb)
  }, [drop])

  const disconnect = useCallback(() => {
    drop()
    setState({ kind: 'closed' })
  }, [drop])

  useEffect(() => {
    latestAsk.current = ask
  }, [ask])
  useEffect(() => drop, [drop])
  return { place, state, rfb, connect, disconnect, setState }
}
