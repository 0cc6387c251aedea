'use client'

import { Checkbox, NumberInput, Select, TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useSizes } from '@/components/format/sizes'
import type { ClusterPlacement } from '@/lib/applications/placement'
import type { ReviewData } from '@/lib/applications/review-data'
import type { PlanPart } from './plan-part'
import classes from './review.module.css'

type Props = PlanPart & { data: ReviewData; cluster: ClusterPlacement | undefined; readOnly: boolean }

export function MadeTable({ data, plan, change, errors, cluster, readOnly }: Props) {
  const t = useTranslations('review')
  const { mib } = useSizes()
  const wish = data.application
  const label = (key: string) =>
    data.systems.find((system) => system.key === key)?.label ?? key.replace(/^(image|os):/, '')
  const systems = data.systems.map((system) => ({
    value: system.key,
    label: system.label,
    disabled: cluster !== undefined && !system.clusterIds.includes(cluster.id),
  }))
  const more = plan.disk - wish.disk
  const inputs = { disabled: readOnly }
  return (
    <table className={classes.table} aria-label={t('wishAndPlan')}>
      <thead>
        <tr className={classes.tableHead}>
          <th scope="col">{t('field')}</th>
          <th scope="col">{t('wished')}</th>
          <th scope="col">{t('willBeMade')}</th>
        </tr>
      </thead>
      <tbody>
        <Line term={t('name')} wish={wish.hostname} same={wish.hostname === plan.hostname} mono>
          <TextInput
            {...inputs}
            aria-label={t('nameMade')}
            value={plan.hostname}
            onChange={(event) => change({ hostname: event.currentTarget.value })}
            error={errors.hostname}
            classNames={{ input: classes.mono }}
          />
        </Line>
        <Line term={t('vcpus')} wish={wish.vcpus} same={wish.vcpus === Number(plan.vcpus)}>
          <NumberInput
            {...inputs}
            aria-label={t('vcpusMade')}
            w={110}
            min={1}
            clampBehavior="none"
            allowDecimal={false}
            value={plan.vcpus}
            onChange={(vcpus) => change({ vcpus: Number(vcpus) })}
            error={errors.vcpus}
          />
        </Line>
        <Line term={t('memory')} wish={mib(wish.memory)} same={wish.memory === Number(plan.memory)}>
          <NumberInput
            {...inputs}
            aria-label={t('memoryMade')}
            w={150}
            min={1}
            step={512}
            suffix=" MiB"
            clampBehavior="none"
            allowDecimal={false}
            value={plan.memory}
            onChange={(memory) => change({ memory: Number(memory) })}
            error={errors.memory}
          />
        </Line>
        <Line
          term={t('disk')}
          wish={`${wish.disk} GiB`}
          same={more === 0}
          delta={more === 0 ? undefined : t('delta', { more })}
        >
          <NumberInput
            {...inputs}
            aria-label={t('diskMade')}
            w={150}
            min={0}
            suffix=" GiB"
            clampBehavior="none"
            allowDecimal={false}
            value={plan.disk}
            onChange={(disk) => change({ disk: Number(disk) })}
            error={errors.disk}
          />
        </Line>
        <Line term={t('system')} wish={label(wish.os)} same={wish.os === plan.os}>
          <Select
            {...inputs}
            aria-label={t('systemMade')}
            searchable
            allowDeselect={false}
            data={systems}
            value={plan.os}
            onChange={(os) => change({ os: os ?? '' })}
            error={errors.os}
          />
        </Line>
        <Line
          term={t('organization')}
          wish={wish.organization?.title ?? '–'}
          same={wish.organizationId === plan.organizationId}
        >
          <Select
            {...inputs}
            aria-label={t('organizationMade')}
            clearable
            searchable
            data={data.organizations.map(({ id, title }) => ({ value: String(id), label: title }))}
            value={plan.organizationId === null ? null : String(plan.organizationId)}
            onChange={(id) => change({ organizationId: id === null ? null : Number(id) })}
            error={errors.organizationId}
          />
        </Line>
        <Line term={t('network')} wish={wish.network?.description ?? t('noPreference')} same>
          <span>{t('chosenBelow')}</span>
        </Line>
        <Line
          term={t('mailServer')}
          wish={wish.mailServer ? t('yes') : t('no')}
          same={wish.mailServer === plan.mailServer}
        >
          <Checkbox
            {...inputs}
            label={t('mailTag')}
            checked={plan.mailServer}
            onChange={(event) => change({ mailServer: event.currentTarget.checked })}
          />
        </Line>
      </tbody>
    </table>
  )
}

type LineProps = {
  term: string
  wish: ReactNode
  same: boolean
  mono?: boolean
  delta?: string | undefined
  children: ReactNode
}

/** A difference strikes the wish through, and may show its size. */
function Line({ term, wish, same, mono, delta, children }: LineProps) {
  return (
    <tr className={classes.line}>
      <th scope="row">{term}</th>
      <td className={mono ? classes.mono : undefined}>{same ? wish : <s className={classes.differs}>{wish}</s>}</td>
      <td className={classes.made}>
        {children}
        {delta ? <span className={classes.delta}>{delta}</span> : null}
      </td>
    </tr>
  )
}
