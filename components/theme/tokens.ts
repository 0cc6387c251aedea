import type { CSSVariablesResolver } from '@mantine/core'

/** What `look/details.md` calls the tokens; every one has its contrast measured there. */
const light = {
  '--page': '#f5f7f8',
  '--paper': '#ffffff',
  '--well': '#f5f7f8',
  '--ink': '#1f262c',
  '--soft': '#5b646b',
  '--line': '#dfe3e6',
  '--hair': '#eceff1',
  '--edge': '#7f878e',
  '--fill': '#0579a3',
  '--mark': '#0579a3',
  '--link': '#036083',
  '--tint': '#eff9fe',
  '--tint-line': '#d9effc',
  '--track': '#eef1f2',
  '--float': '0 8px 28px rgb(20 36 46 / 0.14), 0 1px 3px rgb(20 36 46 / 0.1)',
}

const dark: typeof light = {
  '--page': '#14181f',
  '--paper': '#1b2129',
  '--well': '#161b22',
  '--ink': '#e9ebed',
  '--soft': '#9aa3a9',
  '--line': '#2f3842',
  '--hair': '#262e37',
  '--edge': '#7f878e',
  '--fill': '#036083',
  '--mark': '#2691bf',
  '--link': '#87c7e9',
  '--tint': '#12303d',
  '--tint-line': '#174253',
  '--track': '#2a3137',
  '--float': '0 10px 30px rgb(0 0 0 / 0.5)',
}

/** Per tone: text, tint, line and solid, in light and in dark. */
const tones = {
  running: ['#026a3b #eefbf2 #bbe3c8 #19834d', '#90cfa5 #15301f #28543a #59b87f'],
  neutral: ['#51595f #eef1f2 #d4d8db #7f878e', '#b8bfc3 #2a3137 #414b54 #7f878e'],
  transition: ['#3750a5 #f4f7fe #c7d7fe #4c68bf', '#a2bcfe #1d2847 #34467a #7c9df8'],
  warning: ['#794e03 #fff5ea #efd2b0 #b47819', '#e1b57e #37280f #5d4519 #d1943f'],
  error: ['#a21921 #fef4f3 #fec8c3 #bd3838', '#ffa099 #3d1a1c #6b2d30 #f9716a'],
  isolated: ['#77398a #fcf3ff #e9cbf3 #9050a3', '#d9aae7 #341d3c #593567 #c584d9'],
  info: ['#036083 #eff9fe #d9effc #0579a3', '#87c7e9 #12303d #174253 #2691bf'],
} as const

export type Tone = keyof typeof tones

function toneVariables(scheme: 0 | 1): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tones).flatMap(([tone, values]) => {
      const [text = '', tint = '', line = '', solid = ''] = values[scheme].split(' ')
      const mantine = { neutral: 'gray', info: 'aegean' }[tone] ?? tone
      return [
        [`--${tone}-text`, text],
        [`--${tone}-tint`, tint],
        [`--${tone}-line`, line],
        [`--${tone}-solid`, solid],
        [`--mantine-color-${mantine}-light`, tint],
        [`--mantine-color-${mantine}-light-hover`, line],
        [`--mantine-color-${mantine}-light-color`, text],
        [`--mantine-color-${mantine}-text`, text],
        [`--mantine-color-${mantine}-outline`, text],
      ]
    }),
  )
}

const surfaces = {
  '--mantine-color-body': 'var(--paper)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--soft)',
  '--mantine-color-placeholder': 'var(--soft)',
  '--mantine-color-anchor': 'var(--link)',
  '--mantine-color-error': 'var(--error-text)',
  '--mantine-color-success': 'var(--running-text)',
  '--mantine-color-default': 'var(--paper)',
  '--mantine-color-default-hover': 'var(--well)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line)',
  '--mantine-color-disabled': 'var(--well)',
  '--mantine-color-disabled-color': 'var(--soft)',
  '--mantine-color-disabled-border': 'var(--line)',
}

export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...surfaces, ...light, ...toneVariables(0) },
  dark: { ...surfaces, ...dark, ...toneVariables(1) },
})
