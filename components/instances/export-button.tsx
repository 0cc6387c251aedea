'use client'

import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'

const NOT_ASKED = ['page', 'size', 'panel', 'selected']

/** Downloads what the list shows on all its pages. */
export function ExportButton({ label, title, query }: { label: string; title: string; query: string }) {
  const params = new URLSearchParams(query)
  for (const name of NOT_ASKED) params.delete(name)
  return (
    <Button
      component="a"
      href={`/instances.csv${params.size > 0 ? `?${params}` : ''}`}
      download
      variant="default"
      title={title}
      leftSection={<IconDownload size={17} stroke={1.75} aria-hidden />}
    >
      {label}
    </Button>
  )
}
