'use client'

import type { ComponentProps } from 'react'

type Props = Omit<ComponentProps<'form'>, 'onSubmit' | 'method' | 'action'> & {
  onSubmit: (form: HTMLFormElement) => unknown
}

/**
 * A form that a script sends. While that is still on its way the browser sends it itself: by POST, which does nothing, and
 * not with all that was typed in the page's address. What is wrong with a field the server says, unless `noValidate` is false.
 */
export function Form({ onSubmit, ...props }: Props) {
  return (
    <form
      noValidate
      {...props}
      method="post"
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit(event.currentTarget)
      }}
    />
  )
}
