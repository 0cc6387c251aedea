'use client'

import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { iconProps } from '@/components/layout/icons'
import { Link } from '@/components/layout/link'

export function NewApplicationButton({
  label,
  variant = 'default',
}: {
  label: string
  variant?: 'default' | 'filled'
}) {
  return (
    <Button component={Link} href="/applications/new" variant={variant} leftSection={<IconPlus {...iconProps} />}>
      {label}
    </Button>
  )
}
