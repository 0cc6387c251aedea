'use client'

import { Menu } from '@mantine/core'
import { IconKeyboard } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { ReasonedButton } from '@/components/forms/reasoned-button'
import { iconProps } from '@/components/layout/icons'
import classes from './console.module.css'
import { functionKey, KEYS, type Key } from './keysyms'
import { MODIFIERS, type Modifier } from './use-modifiers'

type Combination = { label: string; modifiers: Modifier[]; key: Key }

const terminal = (number: number): Combination => ({
  label: `Ctrl+Alt+F${number}`,
  modifiers: ['control', 'alt'],
  key: functionKey(number),
})

const COMBINATIONS: Combination[] = [
  { label: 'Esc', modifiers: [], key: KEYS.escape },
  { label: 'Tab', modifiers: [], key: KEYS.tab },
  { label: 'Alt+Tab', modifiers: ['alt'], key: KEYS.tab },
  { label: 'Ctrl+Alt+Backspace', modifiers: ['control', 'alt'], key: KEYS.backspace },
  { label: 'Print Screen', modifiers: [], key: KEYS.print },
  ...[1, 2, 3, 7].map(terminal),
]

const NAMES: Record<Modifier, string> = { control: 'Ctrl', alt: 'Alt', shift: 'Shift', super: 'Super' }

type Props = {
  held: Modifier[]
  toggle: (modifier: Modifier) => void
  combine: (modifiers: readonly Modifier[], key: Key) => void
  onClosed: () => void
  disabledReason: string | undefined
}

export function KeysMenu({ held, toggle, combine, onClosed, disabledReason }: Props) {
  const t = useTranslations('console')
  if (disabledReason)
    return (
      <ReasonedButton variant="default" leftSection={<IconKeyboard {...iconProps} />} disabledReason={disabledReason}>
        {t('keys')}
      </ReasonedButton>
    )
  return (
    <Menu position="bottom-start" width={280} onClose={onClosed} returnFocus={false}>
      <Menu.Target>
        <ReasonedButton variant={held.length > 0 ? 'light' : 'default'} leftSection={<IconKeyboard {...iconProps} />}>
          {held.length > 0 ? held.map((one) => NAMES[one]).join('+') : t('keys')}
        </ReasonedButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('hold')}</Menu.Label>
        <div className={classes.keyGrid}>
          {MODIFIERS.map((modifier) => (
            <Menu.Item
              key={modifier}
              component="button"
              role="menuitemcheckbox"
              aria-checked={held.includes(modifier)}
              className={classes.key}
              closeMenuOnClick={false}
              onClick={() => toggle(modifier)}
            >
              {NAMES[modifier]}
            </Menu.Item>
          ))}
        </div>
        <Menu.Label>{t('functionKeys')}</Menu.Label>
        <div className={classes.keyGrid}>
          {Array.from({ length: 12 }, (_, at) => at + 1).map((number) => (
            <Menu.Item key={number} className={classes.key} onClick={() => combine([], functionKey(number))}>
              F{number}
            </Menu.Item>
          ))}
        </div>
        <Menu.Label>{t('combinations')}</Menu.Label>
        {COMBINATIONS.map(({ label, modifiers, key }) => (
          <Menu.Item key={label} onClick={() => combine(modifiers, key)}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
