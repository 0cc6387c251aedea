'use client'

import { ActionIcon, Tooltip } from '@mantine/core'
import {
  IconArrowsMaximize,
  IconArrowsMinimize,
  IconClipboardText,
  IconDeviceMobile,
  IconPlugConnectedX,
  IconRefresh,
  IconZoomReset,
  IconZoomScan,
} from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ReasonedButton } from '@/components/forms/reasoned-button'
import { iconProps } from '@/components/layout/icons'
import classes from './console.module.css'

type Props = {
  /** The name and the state, at the left. */
  children: ReactNode
  keys: ReactNode
  /** Why nothing can be sent now. */
  disabledReason: string | undefined
  refusal: string | undefined
  isOpen: boolean
  scaled: boolean
  full: boolean
  on: Record<'ctrlAltDel' | 'paste' | 'scale' | 'full' | 'connect' | 'disconnect' | 'phone', () => void>
}

export function ConsoleBar({ children, keys, disabledReason, refusal, isOpen, scaled, full, on }: Props) {
  const t = useTranslations('console')
  const Scale = scaled ? IconZoomReset : IconZoomScan
  const Full = full ? IconArrowsMinimize : IconArrowsMaximize
  return (
    <div className={classes.bar}>
      <div className={classes.who}>{children}</div>
      <div className={classes.tools} role="toolbar" aria-label={t('tools')}>
        <ReasonedButton variant="default" disabledReason={disabledReason} onClick={on.ctrlAltDel}>
          Ctrl+Alt+Del
        </ReasonedButton>
        {keys}
        <ReasonedButton
          className={classes.short}
          variant="default"
          leftSection={<IconClipboardText {...iconProps} />}
          disabledReason={disabledReason}
          onClick={on.paste}
        >
          {t('paste')}
        </ReasonedButton>
        {isOpen ? (
          <span className={classes.phoneOnly}>
            <Icon label={t('phoneKeyboard')} onClick={on.phone}>
              <IconDeviceMobile {...iconProps} />
            </Icon>
          </span>
        ) : null}
        <Icon label={scaled ? t('realSize') : t('fit')} onClick={on.scale}>
          <Scale {...iconProps} />
        </Icon>
        <Icon label={full ? t('leaveFull') : t('full')} onClick={on.full}>
          <Full {...iconProps} />
        </Icon>
        {isOpen ? (
          <ReasonedButton variant="default" leftSection={<IconPlugConnectedX {...iconProps} />} onClick={on.disconnect}>
            {t('disconnect')}
          </ReasonedButton>
        ) : (
          <ReasonedButton leftSection={<IconRefresh {...iconProps} />} disabledReason={refusal} onClick={on.connect}>
            {t('connect')}
          </ReasonedButton>
        )}
      </div>
    </div>
  )
}

function Icon({ label, onClick, children }: { label: string; onClick: () => void; children: ReactNode }) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="default" aria-label={label} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  )
}
