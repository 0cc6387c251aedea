'use client'

import { type ComponentProps, useLayoutEffect, useRef } from 'react'
import { tellAgain } from './tell-again'

type Props = Omit<ComponentProps<'form'>, 'ref' | 'onSubmit' | 'method' | 'action'> & {
  onSubmit: (form: HTMLFormElement) => unknown
}

/**
 * A form that a script sends. While that is still on its way the browser sends it itself: by POST, which does nothing, and
 * not with all that was typed in the page's address. What is filled in meanwhile is kept. What is wrong with a field the
 * server says, unless `noValidate` is false.
 */
export function Form({ onSubmit, ...props }: Props) {
  const form = useRef<HTMLFormElement>(null)
  useLayoutEffect(() => {
    if (form.current) tellAgain(form.current)
  }, [])
  return (
    <form
      ref={form}
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
