import { type ReactNode, useId } from 'react'
import classes from './forms.module.css'

export type GroupProps = {
  label: string
  /** After the label, in grey: "2–50 GiB". */
  limit?: string | undefined
  help?: ReactNode
  error?: ReactNode
}

/** A set of radios with its label, limit, help and error. */
export function Group({ label, limit, help, error, children }: GroupProps & { children: ReactNode }) {
  const id = useId()
  return (
    <fieldset className={classes.group} aria-describedby={error || help ? id : undefined}>
      <legend className={classes.legend}>
        {label} {limit ? <span className={classes.limit}>· {limit}</span> : null}
      </legend>
      {children}
      {error || help ? (
        <p id={id} className={error ? classes.error : classes.help}>
          {error ?? help}
        </p>
      ) : null}
    </fieldset>
  )
}
