'use client'

import type RFB from '@novnc/novnc'
import { type RefObject, useEffect } from 'react'

type Names = { label: string; helpId: string }

/**
 * The screen takes every key, Tab too, so it must be reachable by Tab and there must be a way out of it (WCAG 2.1.2):
 * Ctrl, Alt and Shift together put the focus on the bar.
 */
export function useKeyboard(place: RefObject<HTMLElement | null>, rfb: RFB | null, { label, helpId }: Names) {
  useEffect(() => {
    const element = place.current
    const canvas = element?.querySelector('canvas')
    if (!element || !canvas || !rfb) return
    canvas.tabIndex = 0
    canvas.style.outline = '' // noVNC hides it; ours is in the style sheet
    canvas.setAttribute('role', 'application')
    canvas.setAttribute('aria-label', label)
    canvas.setAttribute('aria-describedby', helpId)
    const leave = (event: KeyboardEvent) => {
      if (!event.ctrlKey || !event.altKey || !event.shiftKey || !MODIFIERS.includes(event.key)) return
      event.stopPropagation()
      event.preventDefault()
      rfb.blur()
      // noVNC lets go of the keys that are down when the window loses the focus, and only then.
      window.dispatchEvent(new Event('blur'))
      document.querySelector<HTMLElement>('[role="toolbar"] button')?.focus()
    }
    element.addEventListener('keydown', leave, { capture: true })
    return () => element.removeEventListener('keydown', leave, { capture: true })
  }, [place, rfb, label, helpId])
}

const MODIFIERS = ['Control', 'Alt', 'Shift', 'Meta']
