import { Menu } from '@mantine/core'
import {
  IconArrowRight,
  IconArrowsDiagonal,
  IconCopy,
  IconDisc,
  IconLock,
  IconLockOpen,
  IconPencil,
  IconPlugConnected,
  IconPlugConnectedX,
  IconShare,
  IconTag,
  IconTrash,
} from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useRefusal } from '@/components/forms/use-refusal'
import { iconProps } from '@/components/layout/icons'
import { Link } from '@/components/layout/link'
import type { InstanceAct, Permitted } from '@/lib/instances/policy'
import classes from './more-item.module.css'

const ICONS = {
  resize: IconArrowsDiagonal,
  owners: IconShare,
  rename: IconPencil,
  reinstall: IconDisc,
  remove: IconTrash,
  lock: IconLock,
  unlock: IconLockOpen,
  isolate: IconPlugConnectedX,
  release: IconPlugConnected,
  tags: IconTag,
  migrate: IconArrowRight,
  failover: IconArrowRight,
  replace_disks: IconCopy,
} satisfies Partial<Record<InstanceAct, unknown>>

/** Those with a page of their own. */
const PAGES: Partial<Record<MoreAct, string>> = {
  resize: 'resize',
  owners: 'people',
  rename: 'rename',
  reinstall: 'reinstall',
  remove: 'destroy',
}

export type MoreAct = keyof typeof ICONS

type Props = {
  act: MoreAct
  acts: Permitted
  name: string
  cluster: string
  base: string
  choose: (act: MoreAct) => void
}

export function MoreItem({ act, acts, name, cluster, base, choose }: Props) {
  const t = useTranslations('acts')
  const why = useRefusal({ name, cluster })(acts[act].refusal)
  const Icon = ICONS[act]
  const page = PAGES[act]
  const face = {
    leftSection: <Icon {...iconProps} />,
    ...(act === 'remove' && !why ? { color: 'error' } : {}),
    children: why ? (
      <>
        {t(`verb.${act}`)}
        <span className={classes.why}>{why}</span>
      </>
    ) : (
      t(`verb.${act}`)
    ),
  }
  if (why) return <Menu.Item {...face} aria-disabled data-disabled closeMenuOnClick={false} />
  if (page) return <Menu.Item {...face} component={Link} href={`${base}/${page}`} prefetch={false} />
  return <Menu.Item {...face} onClick={() => choose(act)} />
}
