'use client'

import { Menu } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Filter, FilterOption } from './types'
import { useLookUp } from './use-look-up'

type Props = { filter: Filter; values: string[]; onChange: (values: string[]) => void }

const LONG = 10

/** What a filter can be set to: all of it, or what was found for the text typed. */
export function FilterMenu({ filter, values, onChange }: Props) {
  const t = useTranslations('table')
  const [text, setText] = useState('')
  const found = useLookUp(filter.lookUp, text)
  const searched = filter.lookUp !== undefined || filter.options.length > LONG
  const options = found ? withChosen(found, values) : filter.options.filter((option) => has(option.label, text))
  return (
    <>
      {searched ? (
        <Menu.Search
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          placeholder={t('search')}
          aria-label={t('search')}
          data-autofocus
        />
      ) : null}
      {filter.multiple ? (
        <Menu.CheckboxGroup value={values} onChange={onChange}>
          {options.map((option) => (
            <Menu.CheckboxItem key={option.value} value={option.value}>
              {option.label}
            </Menu.CheckboxItem>
          ))}
        </Menu.CheckboxGroup>
      ) : (
        <Menu.RadioGroup value={values[0] ?? ''} onChange={(value) => onChange(value ? [value] : [])}>
          <Menu.RadioItem value="">{t('any')}</Menu.RadioItem>
          {options.map((option) => (
            <Menu.RadioItem key={option.value} value={option.value}>
              {option.label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      )}
      {options.length === 0 ? <Menu.Label>{t('nothing')}</Menu.Label> : null}
    </>
  )
}

const has = (label: string, text: string) => label.toLocaleLowerCase().includes(text.trim().toLocaleLowerCase())

/** What is set stays in the list, so that it can be unset. */
const withChosen = (found: FilterOption[], values: string[]): FilterOption[] => [
  ...values
    .filter((value) => !found.some((option) => option.value === value))
    .map((value) => ({ value, label: value })),
  ...found,
]
