'use client'

import { Button, ColorInput, NumberInput, Switch, TagsInput, Textarea, TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import type { SettingState } from '@/lib/settings/list-settings'
import { FIELDS } from './fields'
import classes from './settings.module.css'

export type Value = SettingState['value'] | string | (string | number)[]

type Props = {
  setting: SettingState
  value: Value
  error: string | undefined
  onChange: (value: Value) => void
}

/** One setting by its type, with its help, its limits and its default. */
export function SettingField({ setting, value, error, onChange }: Props) {
  const t = useTranslations('settings')
  const field = FIELDS[setting.key]
  const label = t(`of.${setting.key}.label`)
  const shown = useShown(setting)
  const isDefault = JSON.stringify(value) === JSON.stringify(setting.initial)
  const description = [t(`of.${setting.key}.help`), shown.limits, t('default', { value: shown.initial })]
    .filter(Boolean)
    .join(' ')
  return (
    <div className={classes.field}>
      <Control field={field} shared={{ label, description, error }} value={value} onChange={onChange} shown={shown} />
      {isDefault ? null : (
        <Button
          variant="subtle"
          size="compact-xs"
          className={classes.reset ?? ''}
          aria-label={t('resetOf', { setting: label })}
          onClick={() => onChange(setting.initial)}
        >
          {t('reset')}
        </Button>
      )}
    </div>
  )
}

type ControlProps = {
  field: (typeof FIELDS)[SettingState['key']]
  shared: { label: string; description: string; error: string | undefined }
  value: Value
  onChange: (value: Value) => void
  shown: ReturnType<typeof useShown>
}

function Control({ field, shared, value, onChange, shown }: ControlProps) {
  const t = useTranslations('settings')
  if (field.input === 'switch')
    return <Switch {...shared} checked={value === true} onChange={(event) => onChange(event.currentTarget.checked)} />
  if (field.input === 'number')
    return (
      <NumberInput
        {...shared}
        className={classes.number ?? ''}
        value={typeof value === 'number' ? value : ''}
        allowDecimal={false}
        clampBehavior="none"
        suffix={shown.suffix}
        onChange={onChange}
      />
    )
  if (field.input === 'lines')
    return (
      <Textarea
        {...shared}
        autosize
        minRows={2}
        maxRows={12}
        value={Array.isArray(value) ? value.join('\n') : ''}
        onChange={(event) => onChange(event.currentTarget.value.split('\n'))}
      />
    )
  if (field.input === 'color')
    return (
      <ColorInput
        {...shared}
        className={classes.number ?? ''}
        format="hex"
        withEyeDropper={false}
        value={String(value)}
        onChange={onChange}
      />
    )
  if (Array.isArray(value)) {
    const numbers = field.input === 'numbers'
    return (
      <TagsInput
        {...shared}
        acceptValueOnBlur
        splitChars={[',', ' ', ';']}
        placeholder={t('addOne')}
        clearable
        clearButtonProps={{ 'aria-label': t('clearOf', { setting: shared.label }) }}
        value={value.map(String)}
        onChange={(items) => onChange(numbers ? items.map(asNumber) : items)}
      />
    )
  }
  return (
    <TextInput
      {...shared}
      type={field.input === 'url' ? 'url' : 'text'}
      value={String(value)}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

/** What is no number stays as it was typed, for the server to refuse. */
const asNumber = (text: string) => (/^\d+$/.test(text) ? Number(text) : text)

function useShown({ key, initial, min, max }: SettingState) {
  const t = useTranslations('settings')
  const field = FIELDS[key]
  const suffix = field.input === 'number' && field.unit ? ` ${t(`unit.${field.unit}`)}` : ''
  return {
    suffix,
    limits: min !== null && max !== null ? t('between', { min, max }) : min !== null ? t('atLeast', { min }) : '',
    initial:
      typeof initial === 'boolean'
        ? t(initial ? 'on' : 'off')
        : Array.isArray(initial)
          ? initial.join(', ') || t('none')
          : `${initial}${suffix}` || t('none'),
  }
}
