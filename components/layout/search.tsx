'use client'

import { ActionIcon } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { iconProps } from './icons'
import keys from './kbd.module.css'
import type { NavGroup } from './nav-types'
import type { SearchFunction } from './search-panel'
import classes from './top-line.module.css'

const SearchPanel = dynamic(() => import('./search-panel').then((module) => module.SearchPanel), { ssr: false })

/** The field of the top line: opens the search panel, which is loaded when first asked for. */
export function Search({ groups, find }: { groups: NavGroup[]; find: SearchFunction | undefined }) {
  const t = useTranslations('shell')
  const [opened, setOpened] = useState<number>(0)
  const open = () => setOpened((count) => count + 1)
  useHotkeys([['mod+K', open]], [])
  return (
    <>
      <button type="button" className={classes.find} onClick={open} aria-keyshortcuts="Control+K">
        <IconSearch {...iconProps} size={14} />
        <span className={classes.findText}>{t('search')}</span>
        <kbd className={keys.kbd}>Ctrl K</kbd>
      </button>
      <ActionIcon hiddenFrom="sm" onClick={open} aria-label={t('searchName')}>
        <IconSearch {...iconProps} />
      </ActionIcon>
      {opened > 0 ? <SearchPanel groups={groups} find={find} asked={opened} /> : null}
    </>
  )
}
