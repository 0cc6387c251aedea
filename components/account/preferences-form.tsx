'use client'

import { Checkbox, Select, useMantineColorScheme } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { Form } from '@/components/forms/form'
import { FormMessage } from '@/components/forms/form-message'
import { SegmentedSizes } from '@/components/forms/segmented-sizes'
import { useSubmit } from '@/components/forms/use-submit'
import { ALWAYS_SENT, type Notice, type PreferencesInput } from '@/lib/accounts/schema'
import type { Result } from '@/lib/web/result'
import classes from './account.module.css'
import { SavedFoot } from './saved-foot'

type Preferences = { timeZone: string | null; theme: 'light' | 'dark' | null; mutedMails: Notice[] }

type Props = {
  initial: Preferences
  siteZone: string
  /** Those that concern this person. */
  notices: Notice[]
  save: (input: PreferencesInput) => Promise<Result<void>>
}

export function PreferencesForm({ initial, siteZone, notices, save }: Props) {
  const t = useTranslations('profile')
  const [values, setValues] = useState(initial)
  const [done, setDone] = useState(false)
  const { setColorScheme } = useMantineColorScheme()
  const zones = useMemo(() => Intl.supportedValuesOf('timeZone'), [])
  const saving = useSubmit(save, () => {
    setColorScheme(values.theme ?? 'auto')
    setDone(true)
  })
  const change = (part: Partial<Preferences>) => {
    setValues((before) => ({ ...before, ...part }))
    setDone(false)
  }
  const submit = () => {
    saving.submit(values)
  }
  const toggle = (notice: Notice, wanted: boolean) =>
    change({ mutedMails: [...values.mutedMails.filter((one) => one !== notice), ...(wanted ? [] : [notice])] })
  return (
    <Form onSubmit={submit} className={classes.form}>
      <FormMessage sending={saving} brief />
      <SegmentedSizes
        name="theme"
        label={t('theme')}
        options={(['auto', 'light', 'dark'] as const).map((value) => ({ value, label: t(`themes.${value}`) }))}
        value={values.theme ?? 'auto'}
        onChange={(theme) => change({ theme: theme === 'light' || theme === 'dark' ? theme : null })}
      />
      <Select
        label={t('timeZone')}
        description={t('timeZoneHelp')}
        placeholder={t('siteZone', { zone: siteZone })}
        clearable
        clearButtonProps={{ 'aria-label': t('clearZone') }}
        searchable
        limit={50}
        nothingFoundMessage={t('noZone')}
        data={zones}
        value={values.timeZone}
        onChange={(timeZone) => change({ timeZone })}
        error={saving.errors.timeZone}
      />
      <fieldset className={classes.notices}>
        <legend>{t('mails')}</legend>
        <p className={classes.soft}>{t('mailsNote')}</p>
        {notices.map((notice) => (
          <Checkbox
            key={notice}
            label={t(`notices.${notice}`)}
            checked={!values.mutedMails.includes(notice)}
            onChange={(event) => toggle(notice, event.currentTarget.checked)}
          />
        ))}
        <p className={classes.soft}>{t('alwaysSent')}</p>
        <ul className={classes.always}>
          {ALWAYS_SENT.map((what) => (
            <li key={what}>{t(`always.${what}`)}</li>
          ))}
        </ul>
      </fieldset>
      <SavedFoot verb={t('save')} pending={saving.pending} said={t('saved')} done={done} />
    </Form>
  )
}
