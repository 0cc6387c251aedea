import { Anchor } from '@mantine/core'
import type { ReactNode } from 'react'

/** Where what is sent, and its signature, are written down. */
export function StandardLink({ children }: { children: ReactNode }) {
  return (
    <Anchor href="https://www.standardwebhooks.com/" rel="noreferrer" underline="always">
      {children}
    </Anchor>
  )
}
