'use client'

import { Button, Stack, Textarea } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Dialog, DialogForm } from '@/components/forms/dialog-form'
import { fieldOf } from '@/components/forms/field-of'
import { useSubmit } from '@/components/forms/use-submit'
import { Section } from '@/components/layout/section'
import { DEFAULT_QUERIES, type Queries, SERIES } from '@/lib/graphs/schema'
import type { Result } from '@/lib/web/result'

type Props = { slug: string; queries: Queries; save: (input: Queries) => Promise<Result<void>> }

const PLACEHOLDERS = ['instance', 'cluster', 'node', 'uuid'].map((name) => `{{${name}}}`).join(', ')

/** How Prometheus is asked about the instances of a cluster. */
export function GraphsSection({ slug, queries, save }: Props) {
  const t = useTranslations('graphs.queries')
  const [opened, { open, close }] = useDisclosure(false)
  const own = SERIES.filter((name) => queries[name] !== DEFAULT_QUERIES[name]).length
  return (
    <Section title={t('title')}>
      <Stack gap="md" align="flex-start">
        <p>
          {t('lead')} {t('custom', { count: own })}
        </p>
        <Button variant="default" onClick={open}>
          {t('edit')}
        </Button>
      </Stack>
      <Dialog opened={opened} close={close} title={t('dialog', { slug })}>
        <QueriesForm initial={queries} save={save} close={close} />
      </Dialog>
    </Section>
  )
}

function QueriesForm({ initial, save, close }: { initial: Queries; save: Props['save']; close: () => void }) {
  const t = useTranslations('graphs.queries')
  const router = useRouter()
  const [values, setValues] = useState(initial)
  const sending = useSubmit(save, () => {
    close()
    router.refresh()
  })
  const field = fieldOf(values, setValues, sending)
  return (
    <DialogForm sending={sending} submit={() => sending.submit(values)} verb={t('save')} close={close}>
      <p>{t('help', { placeholders: PLACEHOLDERS, window: '[{{window}}]' })}</p>
      {SERIES.map((name) => (
        <Textarea key={name} label={t(`of.${name}`)} autosize minRows={2} spellCheck={false} {...field(name)} />
      ))}
      <Button variant="subtle" size="compact-sm" onClick={() => setValues(DEFAULT_QUERIES)}>
        {t('reset')}
      </Button>
    </DialogForm>
  )
}
