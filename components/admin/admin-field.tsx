'use client'

import { Checkbox, MultiSelect, Select, Textarea, TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { MomentField } from '@/components/forms/moment-field'
import { useRefusal } from '@/components/forms/use-refusal'
import type { FilterOption } from '@/components/tables/types'
import classes from './admin.module.css'
import { PeopleField } from './people-field'
import type { FieldSpec, KindName, Value } from './spec'
import { useKindText } from './use-kind-text'

type Props = {
  kind: KindName
  field: FieldSpec
  value: Value
  onChange: (value: Value) => void
  error: string | undefined
  findPeople: (text: string) => Promise<FilterOption[]>
}

export function AdminField({ kind, field, value, onChange, error, findPeople }: Props) {
  const t = useKindText(kind)
  const words = useTranslations('admin')
  const why = useRefusal({})(field.refusal ?? null)
  const options =
    field.words?.map((word) => ({ value: word, label: t(`option.${field.name}.${word}`) })) ?? field.options ?? []
  const description = why ?? (field.help ? t(`help.${field.name}`) : undefined)
  const shared = { label: t(`field.${field.name}`), description, error }
  const many = Array.isArray(value) ? value : []
  switch (field.type) {
    case 'check':
      return (
        <Checkbox
          {...shared}
          checked={value === true}
          disabled={why !== undefined}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      )
    case 'choice':
      return (
        <Select
          {...shared}
          data={options}
          searchable={options.length > 10}
          clearable={!field.words}
          allowDeselect={!field.words}
          clearButtonProps={{ 'aria-label': words('clear') }}
          placeholder={words('none')}
          nothingFoundMessage={words('nothing')}
          value={typeof value === 'string' ? value : null}
          onChange={onChange}
        />
      )
    case 'choices':
      return (
        <MultiSelect
          {...shared}
          data={options}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': words('clear') }}
          nothingFoundMessage={words('nothing')}
          value={many}
          onChange={onChange}
        />
      )
    case 'lines':
      return (
        <Textarea
          {...shared}
          classNames={{ input: classes.lines ?? '' }}
          autosize
          minRows={4}
          maxRows={14}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )
    case 'area':
      return (
        <Textarea
          {...shared}
          autosize
          minRows={3}
          maxRows={24}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )
    case 'moment':
      return <MomentField {...shared} value={typeof value === 'string' ? value : null} onChange={onChange} />
    case 'people':
      return <PeopleField {...shared} chosen={options} value={many} onChange={onChange} lookUp={findPeople} />
    default:
      return (
        <TextInput
          {...shared}
          className={field.type === 'text' || field.type === 'email' ? undefined : classes.mono}
          type={field.type === 'email' ? 'email' : 'text'}
          readOnly={field.type === 'fixed'}
          variant={field.type === 'fixed' ? 'filled' : 'default'}
          autoComplete="off"
          autoCapitalize={field.type === 'text' ? undefined : 'none'}
          spellCheck={false}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )
  }
}
