import classes from './forms.module.css'

export type BarProps = {
  used: number
  added?: number | undefined
  reserved?: number | undefined
  total: number
  /** Without it: warning when under 10 % stay free. */
  tone?: 'normal' | 'warning' | 'error' | undefined
}

/** A picture only: the words beside it say the same. */
export function Bar({ used, added = 0, reserved = 0, total, tone }: BarProps) {
  const width = (part: number) => `${total > 0 ? Math.min(100, (100 * part) / total) : 0}%`
  const free = total > 0 ? 1 - (used + added + reserved) / total : 0
  return (
    <div
      className={classes.bar}
      data-tone={tone ?? (free < 0 ? 'error' : free < 0.1 ? 'warning' : 'normal')}
      aria-hidden
    >
      <span data-part="used" style={{ width: width(used) }} />
      <span data-part="added" style={{ width: width(added) }} />
      <span data-part="reserved" style={{ width: width(reserved) }} />
    </div>
  )
}
