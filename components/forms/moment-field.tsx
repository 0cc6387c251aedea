'use client'

import { TextInput } from '@mantine/core'
import { useTimeZone } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { fromLocal, toLocal } from './zoned'

type Props = {
  label: string
  description?: ReactNode
  error: string | undefined
  /** ISO 8601; null: none. */
  value: string | null
  onChange: (value: string | null) => void
}

/** A day and a time in the reader's own time zone. */
export function MomentField({ value, onChange, ...props }: Props) {
  const zone = useTimeZone() ?? 'UTC'
  const [text, setText] = useState(value === null ? '' : toLocal(value, zone))
  return (
    <TextInput
      {...props}
      type="datetime-local"
      maw={260}
      value={text}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value)
        onChange(fromLocal(currentTarget.value, zone))
      }}
    />
  )
}
