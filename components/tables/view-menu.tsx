'use client'

import { Button, Menu } from '@mantine/core'
import { IconColumns3 } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'

/** Which columns a list shows and how high its rows are. */
export type ListView = { columns: string[]; compact: boolean }

type Props = {
  /** Those that may be left out. */
  columns: { id: string; label: string }[]
  view: ListView
  usual: readonly string[]
  onChange: (view: ListView) => void
}

export function ViewMenu({ columns, view, usual, onChange }: Props) {
  const t = useTranslations('table')
  return (
    <Menu withinPortal={false} position="bottom-end" closeOnItemClick={false}>
      <Menu.Target>
        <Button variant="default" leftSection={<IconColumns3 size={17} stroke={1.75} aria-hidden />}>
          {t('columns')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="70vh" style={{ overflowY: 'auto' }}>
        <Menu.CheckboxGroup value={view.columns} onChange={(chosen) => onChange({ ...view, columns: chosen })}>
          {columns.map(({ id, label }) => (
            <Menu.CheckboxItem key={id} value={id}>
              {label}
            </Menu.CheckboxItem>
          ))}
        </Menu.CheckboxGroup>
        <Menu.Divider />
        <Menu.CheckboxItem checked={view.compact} onChange={(compact) => onChange({ ...view, compact })}>
          {t('compact')}
        </Menu.CheckboxItem>
        <Menu.Divider />
        <Menu.Item onClick={() => onChange({ columns: [...usual], compact: false })}>{t('usualColumns')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
