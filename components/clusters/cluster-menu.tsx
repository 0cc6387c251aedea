'use client'

import { ActionIcon, Menu } from '@mantine/core'
import { IconBan, IconDots, IconMail, IconPlayerPlay, IconTrash } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { ConfirmButton } from '@/components/forms/confirm-button'
import { iconProps } from '@/components/layout/icons'
import { Link } from '@/components/layout/link'

type Props = {
  slug: string
  disabled: boolean
  /** What goes with it. */
  counts: { instances: number; networks: number }
  setDisabled: (disabled: boolean) => void
  /** Absent for who may not. */
  remove: (() => void) | undefined
  /** Where one writes to the owners of its instances; absent for who may not. */
  mailHref: string | undefined
}

/** The dialogs lie around the menu: what is inside goes when the menu closes. */
export function ClusterMenu({ slug, disabled, counts, setDisabled, remove, mailHref }: Props) {
  const t = useTranslations('clusters')
  return (
    <ConfirmButton
      verb={t('disable')}
      title={t('disableTitle', { slug })}
      consequence={t('disableConsequence', { count: counts.instances })}
      onConfirm={() => setDisabled(true)}
      trigger={(disable) => (
        <ConfirmButton
          verb={t('remove')}
          title={t('removeTitle', { slug })}
          consequence={t('removeConsequence', counts)}
          danger
          typeName={slug}
          onConfirm={() => remove?.()}
          trigger={(ask) => (
            <Acts
              disabled={disabled}
              toggle={disabled ? () => setDisabled(false) : disable}
              remove={remove ? ask : undefined}
              mailHref={mailHref}
            />
          )}
        />
      )}
    />
  )
}

type ActsProps = Pick<Props, 'disabled' | 'remove' | 'mailHref'> & { toggle: () => void }

function Acts({ disabled, toggle, remove, mailHref }: ActsProps) {
  const t = useTranslations('clusters')
  const ToggleIcon = disabled ? IconPlayerPlay : IconBan
  return (
    <Menu position="bottom-end" withinPortal={false}>
      <Menu.Target>
        <ActionIcon variant="default" aria-label={t('more')} title={t('more')}>
          <IconDots {...iconProps} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {mailHref ? (
          <Menu.Item component={Link} href={mailHref} leftSection={<IconMail {...iconProps} />}>
            {t('notify')}
          </Menu.Item>
        ) : null}
        <Menu.Item leftSection={<ToggleIcon {...iconProps} />} onClick={toggle}>
          {disabled ? t('enable') : t('disable')}
        </Menu.Item>
        {remove ? (
          <>
            <Menu.Divider />
            <Menu.Item color="error" leftSection={<IconTrash {...iconProps} />} onClick={remove}>
              {t('remove')}
            </Menu.Item>
          </>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  )
}
