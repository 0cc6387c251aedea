'use client'

import classes from './check.module.css'

type Props = { label: string; on: boolean; some?: boolean; disabled?: boolean; toggle: (event: unknown) => void }

/** The box of a row. Plain markup: a table has up to 200, and one of the library's takes longer to render than the row. */
export function Check({ label, on, some = false, disabled = false, toggle }: Props) {
  return (
    <input
      type="checkbox"
      className={classes.box}
      ref={(box) => {
        if (box) box.indeterminate = some && !on
      }}
      aria-label={label}
      checked={on}
      disabled={disabled}
      onChange={toggle}
    />
  )
}
