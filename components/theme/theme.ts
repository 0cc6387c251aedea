import { createTheme } from '@mantine/core'
import { colors } from './colors'

const small = { defaultProps: { size: 'sm' } }

// The `<header>` of a dialog is not the page's.
const attributes = { header: { role: 'none' } }

export const theme = createTheme({
  colors,
  primaryColor: 'aegean',
  primaryShade: { light: 6, dark: 7 },
  black: '#1f262c',
  fontFamily: 'var(--font-latin), var(--font-greek), system-ui, sans-serif',
  fontFamilyMonospace: 'var(--font-mono), ui-monospace, monospace',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.45', lg: '1.5', xl: '1.4' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '4px', sm: '5px', md: '6px', lg: '8px', xl: '16px' },
  defaultRadius: 'md',
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '28px' },
      h2: { fontSize: '16px', lineHeight: '24px' },
      h3: { fontSize: '14px', lineHeight: '20px' },
      h4: { fontSize: '14px', lineHeight: '20px' },
    },
  },
  shadows: { xs: 'none', sm: 'none', md: 'var(--float)', lg: 'var(--float)', xl: 'var(--float)' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 'lg' } },
    Button: small,
    Checkbox: { defaultProps: { size: 'xs' } },
    Combobox: { defaultProps: { transitionProps: { duration: 0 } } },
    Drawer: { defaultProps: { attributes, transitionProps: { duration: 120 } } },
    Input: small,
    InputWrapper: small,
    Menu: {
      defaultProps: {
        withInitialFocusPlaceholder: false,
        transitionProps: { duration: 0 },
        shadow: 'md',
        radius: 'md',
      },
    },
    Modal: { defaultProps: { attributes, centered: true, radius: 'lg', transitionProps: { duration: 120 } } },
    Paper: { defaultProps: { withBorder: true, radius: 'lg', shadow: 'none' } },
    Popover: { defaultProps: { transitionProps: { duration: 0 }, shadow: 'md', radius: 'md' } },
    Radio: { defaultProps: { size: 'xs' } },
    SegmentedControl: small,
    Switch: small,
    Tabs: { defaultProps: { keepMounted: false } },
    Text: { defaultProps: { size: 'md' } },
    Tooltip: {
      defaultProps: {
        openDelay: 300,
        transitionProps: { duration: 0 },
        events: { hover: true, focus: true, touch: true },
      },
    },
  },
})
