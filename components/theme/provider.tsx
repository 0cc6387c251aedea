'use client'

import { type MantineColorScheme, MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { type ReactNode, useState } from 'react'
import { theme } from './theme'
import { cssVariablesResolver } from './tokens'

declare global {
  var __webpack_nonce__: string | undefined
}

type Props = {
  nonce: string | undefined
  /** Where this browser has not chosen another. */
  scheme: MantineColorScheme
  children: ReactNode
}

export function ThemeProvider({ nonce, scheme, children }: Props) {
  // A refresh renders the layout with a new nonce, but the document keeps the policy it came with.
  const [documentNonce] = useState(nonce)
  // Read by react-remove-scroll, under dialogs.
  if (typeof window !== 'undefined' && documentNonce) globalThis.__webpack_nonce__ = documentNonce
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      defaultColorScheme={scheme}
      getStyleNonce={() => documentNonce ?? ''}
    >
      {children}
      <Notifications position="bottom-right" />
    </MantineProvider>
  )
}
