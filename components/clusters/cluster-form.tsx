'use client'

import { Button } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { Form } from '@/components/forms/form'
import { FormMessage } from '@/components/forms/form-message'
import { FormColumns, FormSheet } from '@/components/forms/form-section'
import { StickyFoot } from '@/components/forms/sticky-foot'
import { useSubmit } from '@/components/forms/use-submit'
import { Link } from '@/components/layout/link'
import { Page } from '@/components/layout/page'
import type { ClusterInput } from '@/lib/clusters/schema'
import type { Result } from '@/lib/web/result'
import { type ClusterValues, connectionOf } from './cluster-values'
import { ConnectionPanel } from './connection-panel'
import { CredentialsSection } from './credentials-section'
import { FlagsSection } from './flags-section'
import { PlaceSection } from './place-section'
import { TrustSection } from './trust-section'
import { type Check, useCheck } from './use-check'

type Props = {
  header: ReactNode
  initial: ClusterValues
  /** Of the stored cluster; absent when it is added. */
  stored?: { slug: string; has: { password: boolean; readPassword: boolean } }
  save: (input: ClusterInput) => Promise<Result<{ slug: string }>>
  check: Check
}

export function ClusterForm({ header, initial, stored, save, check }: Props) {
  const t = useTranslations('clusters.form')
  const router = useRouter()
  const [values, setValues] = useState(initial)
  const saving = useSubmit(save, ({ slug }) => router.push(`/admin/clusters/${slug}`))
  const checking = useCheck(check, connectionOf(values))
  const errors = { ...checking.errors, ...saving.errors }
  const change = (part: Partial<ClusterValues>) => {
    setValues((before) => ({ ...before, ...part }))
    // Whether a password must be typed again hangs on every field of the connection.
    for (const field of [...Object.keys(part), 'rapiPassword', 'readPassword', 'fingerprint']) {
      saving.clear(field)
      checking.clear(field)
    }
  }
  const trust = (fingerprint: string) => {
    change({ fingerprint })
    checking.run(connectionOf({ ...values, fingerprint }))
  }
  const submit = () => {
    saving.submit({ ...values, port: Number(values.port) })
  }
  const fields = { values, change, errors }
  const verdict = checking.done?.report.certificate?.verdict
  const asksToTrust = (verdict === 'first_met' || verdict === 'differs') && !checking.stale
  return (
    <Page
      panelWidth={448}
      panelLabel={t('connectionPanel')}
      panel={<ConnectionPanel check={checking} onTrust={trust} />}
    >
      {header}
      <Form onSubmit={submit}>
        <FormColumns>
          <FormMessage sending={saving} />
          <FormSheet>
            <PlaceSection {...fields} />
            <TrustSection {...fields} />
            <CredentialsSection {...fields} has={stored?.has ?? { password: false, readPassword: false }} />
            <FlagsSection {...fields} />
          </FormSheet>
        </FormColumns>
        <StickyFoot>
          <Button
            component={Link}
            href={stored ? `/admin/clusters/${stored.slug}` : '/admin/clusters'}
            variant="default"
          >
            {t('cancel')}
          </Button>
          <Button type="submit" variant={asksToTrust ? 'default' : 'filled'} loading={saving.pending}>
            {stored ? t('save') : t('add')}
          </Button>
        </StickyFoot>
      </Form>
    </Page>
  )
}
