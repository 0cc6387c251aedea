'use client'

import { Button, type ButtonProps, Tooltip } from '@mantine/core'
import type { MouseEventHandler } from 'react'

type Props = ButtonProps & {
  type?: 'button' | 'submit'
  onClick?: MouseEventHandler<HTMLButtonElement>
  'aria-label'?: string
  title?: string | undefined
  /** Why it cannot be used now: disables it, and is shown on hover and focus. */
  disabledReason?: string | undefined
}

/** A button that stays reachable while disabled, so that its reason can be read. */
export function ReasonedButton({ disabledReason, onClick, type = 'button', ...props }: Props) {
  return (
    <Tooltip label={disabledReason} disabled={!disabledReason}>
      <Button
        {...props}
        type={disabledReason ? 'button' : type}
        data-disabled={disabledReason ? true : undefined}
        aria-disabled={disabledReason ? true : undefined}
        aria-description={disabledReason}
        onClick={disabledReason ? (event) => event.preventDefault() : onClick}
      />
    </Tooltip>
  )
}
