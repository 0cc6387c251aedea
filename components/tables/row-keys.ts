import type { KeyboardEvent, MouseEvent } from 'react'

const interactive = 'a, button, input, label, select, textarea, [role="menuitem"]'

/** A click anywhere on a row follows its link, unless it was on a control or ended a selection of text. */
export function openRow(event: MouseEvent<HTMLElement>) {
  const target = event.target as HTMLElement
  if (target.closest(interactive) || window.getSelection()?.toString()) return
  target.closest('tr')?.querySelector<HTMLElement>('[data-row-link]')?.click()
}

/** Up and down move between the rows' links, Space selects. */
export function moveByKeys(event: KeyboardEvent<HTMLElement>) {
  const target = event.target as HTMLElement
  const row = target.closest('tr')
  if (!row) return
  if (event.key === ' ' && target.matches('[data-row-link]')) {
    const box = row.querySelector<HTMLInputElement>('input[type="checkbox"]')
    if (box) event.preventDefault()
    box?.click()
  }
  const next = { ArrowDown: row.nextElementSibling, ArrowUp: row.previousElementSibling }[event.key]
  const link = next?.querySelector<HTMLElement>('[data-row-link]')
  if (!link) return
  event.preventDefault()
  link.focus()
}
