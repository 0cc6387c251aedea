'use client'

import { Autocomplete, Button, Select } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Form } from '@/components/forms/form'
import { FormMessage } from '@/components/forms/form-message'
import { useSubmit } from '@/components/forms/use-submit'
import { Banner } from '@/components/layout/banner'
import { Section } from '@/components/layout/section'
import type { FilterOption } from '@/components/tables/types'
import { useLookUp } from '@/components/tables/use-look-up'
import type { Permission } from '@/lib/access/permissions'
import type { GrantInput } from '@/lib/accounts/grants'
import type { Result } from '@/lib/web/result'
import classes from './admin.module.css'

type Props = {
  permissions: { permission: Permission; allowed: boolean }[]
  groups: string[]
  clusters: string[]
  lookUp: (text: string) => Promise<FilterOption[]>
  grant: (input: GrantInput) => Promise<Result<void>>
}

/** A right for a person or a group, on every cluster or on one. */
export function GrantForm({ permissions, groups, clusters, lookUp, grant }: Props) {
  const t = useTranslations('rights')
  const router = useRouter()
  const [permission, setPermission] = useState<Permission>('view_instances')
  const [kind, setKind] = useState<'user' | 'group'>('user')
  const [name, setName] = useState('')
  const [cluster, setCluster] = useState<string | null>(null)
  const [done, setDone] = useState('')
  const people = useLookUp(kind === 'user' ? lookUp : undefined, name) ?? []
  const saving = useSubmit(grant, () => {
    setDone(t('granted', { right: t(`permission.${permission}`), name }))
    setName('')
    router.refresh()
  })
  const submit = () => {
    setDone('')
    const to = kind === 'user' ? { user: name.trim() } : { group: name.trim() }
    saving.submit({ permission, to, cluster })
  }
  return (
    <Section title={t('grantTitle')}>
      <Form onSubmit={submit} className={classes.form}>
        <FormMessage sending={saving} />
        {done ? (
          <Banner tone="running" live>
            {done}
          </Banner>
        ) : null}
        <Select
          label={t('right')}
          description={t(`means.${permission}`)}
          data={permissions.map(({ permission: value, allowed }) => ({
            value,
            label: allowed ? t(`permission.${value}`) : t('superusersOnly', { right: t(`permission.${value}`) }),
            disabled: !allowed,
          }))}
          allowDeselect={false}
          value={permission}
          onChange={(value) => value && setPermission(value)}
        />
        <Select
          label={t('toWhom')}
          data={[
            { value: 'user', label: t('toUser') },
            { value: 'group', label: t('toGroup') },
          ]}
          allowDeselect={false}
          value={kind}
          onChange={(value) => {
            setKind(value === 'group' ? 'group' : 'user')
            setName('')
          }}
        />
        <Autocomplete
          label={t(kind === 'user' ? 'username' : 'groupName')}
          data={kind === 'user' ? people.map(({ value }) => value) : groups}
          limit={20}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          className={classes.mono}
          value={name}
          {...(kind === 'user' ? { filter: ({ options }) => options } : {})}
          onChange={(value) => {
            setName(value)
            saving.clear('to')
          }}
          error={saving.errors.to}
        />
        <Select
          label={t('where')}
          data={[{ value: '', label: t('everywhere') }, ...clusters.map((slug) => ({ value: slug, label: slug }))]}
          allowDeselect={false}
          value={cluster ?? ''}
          onChange={(value) => setCluster(value || null)}
        />
        <Button type="submit" loading={saving.pending}>
          {t('grant')}
        </Button>
      </Form>
    </Section>
  )
}
