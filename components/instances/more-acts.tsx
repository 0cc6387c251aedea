'use client'

import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ConfirmDialog } from '@/components/forms/confirm-dialog'
import { useAct } from '@/components/forms/use-act'
import { iconProps } from '@/components/layout/icons'
import type { Possible } from '@/lib/instances/possible'
import type { Result } from '@/lib/web/result'
import { type MoreAct, MoreItem } from './more-item'
import { FailoverDialog, MigrateDialog } from './move-dialogs'
import { SecondaryDialog } from './secondary-dialog'
import { TagsDialog } from './tags-dialog'

type Ask<I> = (input: I) => Promise<Result<unknown>>

export type MoreActions = {
  lock: Ask<{ reason: string }>
  unlock: () => Promise<Result<unknown>>
  isolate: Ask<{ reason: string }>
  release: () => Promise<Result<unknown>>
  tags: Ask<{ tags: string[] }>
  migrate: Ask<{ node: string; live: boolean }>
  failover: Ask<{ node: string; ignoreConsistency: boolean }>
  replace_disks: Ask<{ node: string }>
}

type Props = {
  base: string
  name: string
  cluster: string
  possible: Pick<Possible, 'acts' | 'foreignTags' | 'move'>
  actions: MoreActions
}

const OWNERS = ['resize', 'owners', 'rename', 'reinstall'] as const
const STAFF = ['lock', 'unlock', 'isolate', 'release', 'tags', 'migrate', 'failover', 'replace_disks'] as const
/** Of these two only the one that the state allows is offered. */
const AWAY = ['act_is_locked', 'act_is_unlocked', 'act_is_isolated', 'act_is_released']

/** Everything but power. What is not among the person's rights is not offered; what cannot be done now says why. */
export function MoreActs({ base, name, cluster, possible, actions }: Props) {
  const t = useTranslations('acts')
  const { ask } = useAct()
  const [dialog, setDialog] = useState<MoreAct | null>(null)
  const { acts, move, foreignTags } = possible
  const close = () => setDialog(null)
  const choose = (act: MoreAct) => {
    if (act === 'unlock') void ask(actions.unlock)
    else if (act === 'release') void ask(actions.release)
    else setDialog(act)
  }
  const offered = (all: readonly MoreAct[]) =>
    all
      .filter((act) => acts[act].offered && !AWAY.includes(acts[act].refusal ?? ''))
      .map((act) => <MoreItem key={act} {...{ act, acts, name, cluster, base, choose }} />)
  const [own, staff, last] = [offered(OWNERS), offered(STAFF), offered(['remove'])]
  if (own.length + staff.length + last.length === 0) return null
  return (
    <>
      <Menu position="bottom-end" width={280} withinPortal={false}>
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown {...iconProps} />}>
            {t('more')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {own}
          {own.length > 0 && staff.length > 0 ? <Menu.Divider /> : null}
          {staff}
          {last.length > 0 ? <Menu.Divider /> : null}
          {last}
        </Menu.Dropdown>
      </Menu>
      {(['lock', 'isolate'] as const).map((act) => (
        <ConfirmDialog
          key={act}
          opened={dialog === act}
          close={close}
          verb={t(`verb.${act}`)}
          title={t(`${act}Title`, { name })}
          consequence={t(`${act}Text`)}
          reasonLabel={t('reasonForOwners')}
          onConfirm={(reason) => ask(() => actions[act]({ reason }))}
        />
      ))}
      <TagsDialog opened={dialog === 'tags'} close={close} name={name} tags={foreignTags} save={actions.tags} />
      {move ? (
        <>
          <MigrateDialog opened={dialog === 'migrate'} {...{ close, name, move }} migrate={actions.migrate} />
          <FailoverDialog opened={dialog === 'failover'} {...{ close, name, move }} failover={actions.failover} />
          <SecondaryDialog opened={dialog === 'replace_disks'} {...{ close, name, move }} ask={actions.replace_disks} />
        </>
      ) : null}
    </>
  )
}
