'use client'

import { type MantineColorScheme, MantineProvider, mergeThemeOverrides } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { type ReactNode, useMemo, useState } from 'react'
import { colouredBy } from './coloured'
import { Notices } from './notices'

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
  const showPassword = useTranslations('form')('showPassword')
  const { theme, resolver } = useMemo(() => {
    const defaultProps = {
      visibilityToggleFocusable: true,
      visibilityToggleButtonProps: { 'aria-label': showPassword },
    }
    const coloured = colouredBy(accent)
    return {
      ...coloured,
      theme: mergeThemeOverrides(coloured.theme, { components: { PasswordInput: { defaultProps } } }),
    }
  }, [accent, showPassword])
  // Read by react-remove-scroll, under dialogs.
  if (typeof window !== 'undefined' && documentNonce) globalThis.__webpack_nonce__ = documentNonce
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolver}
      defaultColorScheme={scheme}
      getStyleNonce={() => documentNonce ?? ''}
    >
      {children}
      <Notices />
    </MantineProvider>
  )
}
