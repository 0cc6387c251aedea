import type { CSSVariablesResolver, MantineColorsTuple, MantineThemeOverride } from '@mantine/core'
import { accentTokens } from './accent'
import { theme } from './theme'
import { cssVariablesResolver } from './tokens'

/** The theme in a site's own colour, or as it is. */
export function colouredBy(accent: string): { theme: MantineThemeOverride; resolver: CSSVariablesResolver } {
  if (accent === '') return { theme, resolver: cssVariablesResolver }
  const { light, dark, shades } = accentTokens(accent)
  const resolver: CSSVariablesResolver = (resolved) => {
    const usual = cssVariablesResolver(resolved)
    return {
      variables: usual.variables,
      light: { ...usual.light, ...light, ...mantine },
      dark: { ...usual.dark, ...dark, ...mantine },
    }
  }
  return { theme: { ...theme, colors: { ...theme.colors, aegean: shades as unknown as MantineColorsTuple } }, resolver }
}

const mantine = {
  '--mantine-color-aegean-light': 'var(--tint)',
  '--mantine-color-aegean-light-hover': 'var(--tint-line)',
  '--mantine-color-aegean-light-color': 'var(--link)',
  '--mantine-color-aegean-text': 'var(--link)',
  '--mantine-color-aegean-outline': 'var(--link)',
}
