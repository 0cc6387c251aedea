'use client'

import { Checkbox, Textarea } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { ChoiceCards } from '@/components/forms/choice-card'
import { FormSection } from '@/components/forms/form-section'
import { Banner } from '@/components/layout/banner'
import type { Fields } from './cluster-values'
import classes from './clusters.module.css'

export function TrustSection({ values, change, errors }: Fields) {
  const t = useTranslations('clusters.form')
  return (
    <FormSection title={t('trust')} reason={t('trustReason')}>
      <Checkbox
        label={t('tls')}
        description={t('tlsHelp')}
        checked={values.tls}
        onChange={(event) => change({ tls: event.currentTarget.checked })}
      />
      {values.tls ? (
        <>
          <ChoiceCards
            name="trust"
            label={t('trustBy')}
            columns={2}
            choices={[
              { value: 'pin', title: t('pin'), description: t('pinHelp') },
              { value: 'ca', title: t('ca'), description: t('caHelp') },
            ]}
            value={values.trust}
            onChange={(trust) => change({ trust: trust === 'ca' ? 'ca' : 'pin' })}
          />
          {values.trust === 'pin' ? (
            <Textarea
              label={t('fingerprint')}
              description={t('fingerprintHelp')}
              className={classes.mono}
              autosize
              minRows={2}
              autoComplete="off"
              spellCheck={false}
              value={values.fingerprint}
              onChange={(event) => change({ fingerprint: bare(event.currentTarget.value) })}
              error={errors.fingerprint}
            />
          ) : (
            <Textarea
              label={t('caPem')}
              description={t('caPemHelp')}
              className={classes.mono}
              autosize
              minRows={3}
              maxRows={10}
              spellCheck={false}
              placeholder="-----BEGIN CERTIFICATE-----"
              value={values.caPem}
              onChange={(event) => change({ caPem: event.currentTarget.value })}
              error={errors.caPem}
            />
          )}
        </>
      ) : (
        <Banner tone="warning">{t('noTls')}</Banner>
      )}
    </FormSection>
  )
}

/** As openssl prints it: "sha256 Fingerprint=AA:BB:…". */
const bare = (text: string) => text.replace(/^.*=/s, '').replace(/\s/g, '')
