'use client'

import type RFB from '@novnc/novnc'
import { type RefObject, useState } from 'react'
import classes from './console.module.css'
import { KEYS } from './keysyms'
import { strokes } from './strokes'
import { typeStrokes } from './type-strokes'

/** Phones have no key events worth the name: each change of this hidden field against what it held is typed. */
const FILLING = '_'.repeat(64)

type Props = { rfb: RFB; field: RefObject<HTMLTextAreaElement | null>; label: string }

export function PhoneKeyboard({ rfb, field, label }: Props) {
  const [value, setValue] = useState(FILLING)
  const changed = (next: string) => {
    const same = [...next].findIndex((character, at) => character !== value[at])
    const common = same === -1 ? Math.min(next.length, value.length) : same
    for (let gone = value.length - common; gone > 0; gone--) rfb.sendKey(KEYS.backspace.keysym, KEYS.backspace.code)
    void typeStrokes(rfb, strokes(next.slice(common), 'us').strokes, () => true)
    setValue(next.length < 8 || next.length > 256 ? FILLING : next)
  }
  return (
    <textarea
      ref={field}
      className={classes.hiddenField}
      aria-label={label}
      tabIndex={-1}
      autoCapitalize="off"
      autoComplete="off"
      autoCorrect="off"
      spellCheck={false}
      value={value}
      onChange={(event) => changed(event.currentTarget.value)}
    />
  )
}
