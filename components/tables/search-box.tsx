'use client'

import { TextInput } from '@mantine/core'
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import keys from '@/components/layout/kbd.module.css'
import classes from './toolbar.module.css'

type Props = { q: string; placeholder: string | undefined; onSearch: (q: string) => void }

export function SearchBox({ q, placeholder, onSearch }: Props) {
  const t = useTranslations('table')
  const [value, setValue] = useState(q)
  const input = useRef<HTMLInputElement>(null)
  const sent = useRef(q)
  const send = useDebouncedCallback((text: string) => {
    sent.current = text.trim()
    onSearch(sent.current)
  }, 300)

  const type = (text: string) => {
    setValue(text)
    send(text)
  }

  // What was typed before the page was awake.
  const awake = useEffectEvent(() => {
    const typed = input.current?.value ?? ''
    if (typed !== value) type(typed)
  })
  useEffect(() => awake(), [])
  // Only what came from elsewhere (back, a cleared filter) may replace what is being typed.
  useEffect(() => {
    if (q !== sent.current) setValue(q)
    sent.current = q
  }, [q])
  useHotkeys([['/', () => input.current?.focus()]])

  return (
    <TextInput
      ref={input}
      type="search"
      classNames={{ root: classes.search, wrapper: classes.searchField }}
      value={value}
      onChange={(event) => type(event.currentTarget.value)}
      placeholder={placeholder ?? t('search')}
      aria-label={placeholder ?? t('search')}
      aria-keyshortcuts="/"
      leftSection={<IconSearch size={14} stroke={1.75} aria-hidden />}
      rightSection={value ? undefined : <kbd className={keys.kbd}>/</kbd>}
      rightSectionPointerEvents="none"
    />
  )
}
