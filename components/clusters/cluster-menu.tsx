'use client'

import { ActionIcon, Menu } from '@mantine/core'
import { IconBan, IconDots, IconPlayerPlay, IconTrash } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { ConfirmButton } from '@/components/forms/confirm-button'
import { iconProps } from '@/components/layout/icons'

type Props = {
  slug: string
  disabled: boolean
  /** What goes with it. */
  counts: { instances: number; networks: number }
  setDisabled: (disabled: boolean) => void
  /** Absent for who may not. */
  remove: (() => void) | undefined
}

export function ClusterMenu({ slug, disabled, counts, setDisabled, remove }: Props) {
  const t = useTranslations('clusters')
  return (
    <Menu position="bottom-end" keepMounted>
      <Menu.Target>
        <ActionIcon variant="default" aria-label={t('more')} title={t('more')}>
          <IconDots {...iconProps} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {disabled ? (
          <Menu.Item leftSection={<IconPlayerPlay {...iconProps} />} onClick={() => setDisabled(false)}>
            {t('enable')}
          </Menu.Item>
        ) : (
          <ConfirmButton
            verb={t('disable')}
            title={t('disableTitle', { slug })}
            consequence={t('disableConsequence', { count: counts.instances })}
            onConfirm={() => setDisabled(true)}
            trigger={(open) => (
              <Menu.Item leftSection={<IconBan {...iconProps} />} onClick={open}>
                {t('disable')}
              </Menu.Item>
            )}
          />
        )}
        {remove ? (
          <>
            <Menu.Divider />
            <ConfirmButton
              verb={t('remove')}
              title={t('removeTitle', { slug })}
              consequence={t('removeConsequence', counts)}
              danger
              typeName={slug}
              onConfirm={remove}
              trigger={(open) => (
                <Menu.Item color="error" leftSection={<IconTrash {...iconProps} />} onClick={open}>
                  {t('remove')}
                </Menu.Item>
              )}
            />
          </>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  )
}
