'use client'

import { type MantineColorScheme, MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { type ReactNode, useMemo, useState } from 'react'
import { colouredBy } from './coloured'

declare global {
  var __webpack_nonce__: string | undefined
}

type Props = {
  nonce: string | undefined
  /** Where this browser has not chosen another. */
  scheme: MantineColorScheme
  /** The site's own colour; empty: the portal's. */
  accent: string
  children: ReactNode
}

export function ThemeProvider({ nonce, scheme, accent, children }: Props) {
  // A refresh renders the layout with a new nonce, but the document keeps the policy it came with.
  const [documentNonce] = useState(nonce)
  const coloured = useMemo(() => colouredBy(accent), [accent])
  // Read by react-remove-scroll, under dialogs.
  if (typeof window !== 'undefined' && documentNonce) globalThis.__webpack_nonce__ = documentNonce
  return (
    <MantineProvider
      theme={coloured.theme}
      cssVariablesResolver={coloured.resolver}
      defaultColorScheme={scheme}
      getStyleNonce={() => documentNonce ?? ''}
    >
      {children}
      <Notifications position="bottom-right" />
    </MantineProvider>
  )
}
