'use client'

import { Button } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Form } from '@/components/forms/form'
import { FormMessage } from '@/components/forms/form-message'
import { FormSection, FormSheet } from '@/components/forms/form-section'
import { StickyFoot } from '@/components/forms/sticky-foot'
import { useSubmit } from '@/components/forms/use-submit'
import type { SettingState } from '@/lib/settings/list-settings'
import type { SettingKey } from '@/lib/settings/schema'
import type { Result } from '@/lib/web/result'
import { FIELDS, SECTIONS } from './fields'
import { SettingField, type Value } from './setting-field'
import classes from './settings.module.css'

type Props = { settings: SettingState[]; save: (changes: Record<string, unknown>) => Promise<Result<void>> }

type Values = Partial<Record<SettingKey, Value>>

/** All settings on one page; only what was changed is sent, so that two administrators do not undo each other. */
export function SettingsForm({ settings, save }: Props) {
  const t = useTranslations('settings')
  const router = useRouter()
  const [changes, setChanges] = useState<Values>({})
  // What was saved, until the page comes back with it.
  const [kept, setKept] = useState<Values>({})
  const [shown, setShown] = useState(settings)
  if (shown !== settings) {
    setShown(settings)
    setKept({})
  }
  const [saved, setSaved] = useState(false)
  const saving = useSubmit(save, () => {
    setKept(changes)
    setChanges({})
    setSaved(true)
    router.refresh()
  })
  const count = Object.keys(changes).length
  const change = ({ key, value }: SettingState, to: Value) => {
    setSaved(false)
    saving.clear(key)
    setChanges(({ [key]: _, ...rest }) =>
      JSON.stringify(to) === JSON.stringify(kept[key] ?? value) ? rest : { ...rest, [key]: to },
    )
  }
  const submit = () => {
    saving.submit(changes)
  }
  return (
    <Form onSubmit={submit}>
      <FormMessage sending={saving} />
      <FormSheet>
        {SECTIONS.map((section) => (
          <FormSection key={section} title={t(`section.${section}`)} reason={t(`reason.${section}`)}>
            {settings
              .filter(({ key }) => FIELDS[key].section === section)
              .map((setting) => (
                <SettingField
                  key={setting.key}
                  setting={setting}
                  value={changes[setting.key] ?? kept[setting.key] ?? setting.value}
                  error={saving.errors[setting.key]}
                  onChange={(to) => change(setting, to)}
                />
              ))}
          </FormSection>
        ))}
      </FormSheet>
      <StickyFoot
        start={
          <span role="status" className={classes.told}>
            {saved && count === 0 ? t('saved') : t('changed', { count })}
          </span>
        }
      >
        <Button variant="default" disabled={count === 0} onClick={() => setChanges({})}>
          {t('discard')}
        </Button>
        <Button type="submit" disabled={count === 0} loading={saving.pending}>
          {t('save')}
        </Button>
      </StickyFoot>
    </Form>
  )
}
