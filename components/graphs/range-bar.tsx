'use client'

import { Button, TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { LinkChoices } from '@/components/layout/link-choices'
import { RANGE_NAMES, type Range } from '@/lib/graphs/schema'
import classes from './graphs.module.css'

/** Back from now by one of these, or between two days; addresses, so that what one sees can be handed on. */
export function RangeBar({ path, range }: { path: string; range: Range }) {
  const t = useTranslations('graphs')
  const days = range.from !== null || range.to !== null
  return (
    <div className={classes.bar}>
      <LinkChoices
        label={t('ranges')}
        choices={RANGE_NAMES.map((name) => ({
          href: `${path}?range=${name}`,
          label: t(`range.${name}`),
          current: !days && range.range === name,
        }))}
      />
      <form method="get" action={path} className={classes.days}>
        <TextInput type="date" name="from" size="xs" label={t('from')} defaultValue={range.from ?? ''} />
        <TextInput type="date" name="to" size="xs" label={t('to')} defaultValue={range.to ?? ''} />
        <Button type="submit" variant="default" size="xs">
          {t('show')}
        </Button>
      </form>
    </div>
  )
}
