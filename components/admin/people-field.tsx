'use client'

import { MultiSelect } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import type { FilterOption } from '@/components/tables/types'
import { useLookUp } from '@/components/tables/use-look-up'

type Props = {
  label: string
  description: ReactNode
  /** Those who are chosen at first. */
  chosen: FilterOption[]
  value: string[]
  onChange: (value: string[]) => void
  error: string | undefined
  lookUp: (text: string) => Promise<FilterOption[]>
}

/** People, found as one types: there may be thousands. */
export function PeopleField({ chosen, lookUp, ...props }: Props) {
  const t = useTranslations('admin')
  const [text, setText] = useState('')
  const [known, setKnown] = useState(chosen)
  const found = useLookUp(lookUp, text) ?? []
  const options = new Map([...known, ...found].map((option) => [option.value, option]))
  const change = (value: string[]) => {
    setKnown([...options.values()].filter((option) => value.includes(option.value)))
    props.onChange(value)
  }
  return (
    <MultiSelect
      {...props}
      onChange={change}
      data={[...options.values()]}
      filter={({ options: all }) => all}
      searchable
      searchValue={text}
      onSearchChange={setText}
      clearable
      clearButtonProps={{ 'aria-label': t('clear') }}
      nothingFoundMessage={t('nobody')}
      hidePickedOptions
    />
  )
}
