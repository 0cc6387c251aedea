'use client'

import type RFB from '@novnc/novnc'
import { useState } from 'react'
import { KEYS, type Key } from './keysyms'

export const MODIFIERS = ['control', 'alt', 'shift', 'super'] as const
export type Modifier = (typeof MODIFIERS)[number]

/** Keys held down by a click until the next one, for combinations that the browser or a phone keeps for itself. */
export function useModifiers(rfb: RFB | null) {
  const [state, setState] = useState<{ of: RFB | null; held: Modifier[] }>({ of: null, held: [] })
  const held = state.of === rfb ? state.held : []
  const press = ({ keysym, code }: Key, down?: boolean) => rfb?.sendKey(keysym, code, down)
  const toggle = (modifier: Modifier) => {
    const down = !held.includes(modifier)
    press(KEYS[modifier], down)
    setState({ of: rfb, held: down ? [...held, modifier] : held.filter((one) => one !== modifier) })
  }
  const combine = (modifiers: readonly Modifier[], key: Key) => {
    for (const modifier of modifiers) press(KEYS[modifier], true)
    press(key)
    for (const modifier of modifiers.toReversed()) press(KEYS[modifier], held.includes(modifier))
  }
  return { held, toggle, combine }
}
