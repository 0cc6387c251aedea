'use client'

import { Button } from '@mantine/core'
import { IconUser, IconUsersGroup } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { iconProps } from '@/components/layout/icons'
import type { OwnerRow } from '@/lib/instances/list-owners'
import classes from './owners.module.css'

type Props = { owner: OwnerRow; change: 'goes' | 'comes' | null; onToggle: (() => void) | undefined }

/** One owner, as they are or as they will be once saved. */
export function OwnerItem({ owner, change, onToggle }: Props) {
  const t = useTranslations('people')
  const { kind, name, label, members, inactive, me } = owner
  const Icon = kind === 'group' ? IconUsersGroup : IconUser
  const notes = [
    kind === 'group' ? t('group') : name === label ? t('user') : name,
    ...(kind === 'group' && members !== null ? [t('members', { count: members })] : []),
    ...(members === null ? [t('unknown')] : []),
    ...(inactive ? [t('inactive')] : []),
    ...(me ? [t('me')] : []),
  ]
  const verb = change === 'goes' ? 'keep' : 'remove'
  const title =
    change === 'goes' ? t('keepOf', { name }) : change === 'comes' ? t('dropOf', { name }) : t('removeOf', { name })
  return (
    <li className={classes.item} data-change={change ?? undefined}>
      <Icon {...iconProps} />
      <div className={classes.text}>
        <span className={classes.name}>{label}</span>
        <span className={classes.soft}>{notes.join(' · ')}</span>
      </div>
      {change ? <span className={classes.change}>{t(change === 'goes' ? 'willGo' : 'willCome')}</span> : null}
      {onToggle ? (
        <Button size="xs" variant="default" aria-label={title} onClick={onToggle}>
          {t(verb)}
        </Button>
      ) : null}
    </li>
  )
}
