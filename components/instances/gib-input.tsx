'use client'

import { NumberInput } from '@mantine/core'

const GIB = 1024

type Props = {
  label?: string
  'aria-label'?: string
  description?: string | undefined
  /** MiB */
  value: number
  onChange: (mib: number) => void
  error?: string | undefined
  disabled?: boolean
  step?: number
}

/** A size typed in GiB and kept in MiB. */
export function GibInput({ value, onChange, step = 1, ...input }: Props) {
  return (
    <NumberInput
      {...input}
      suffix=" GiB"
      decimalScale={3}
      step={step}
      min={0}
      clampBehavior="none"
      value={value / GIB}
      onChange={(gib) => onChange(Math.round(Number(gib) * GIB))}
    />
  )
}
