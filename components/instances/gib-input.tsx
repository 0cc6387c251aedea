'use client'

import { NumberInput } from '@mantine/core'
import { useLocale } from 'next-intl'

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
  const separator = useLocale() === 'el' ? ',' : '.'
  return (
    <NumberInput
      {...input}
      suffix=" GiB"
      decimalScale={3}
      decimalSeparator={separator}
      allowedDecimalSeparators={['.', ',']}
      step={step}
      min={0}
      clampBehavior="none"
      value={value / GIB}
      onChange={(gib) => onChange(Math.round(Number(gib) * GIB))}
    />
  )
}
