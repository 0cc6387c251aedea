'use client'

import { IconMail } from '@tabler/icons-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { ConfirmButton } from '@/components/forms/confirm-button'
import { useAct } from '@/components/forms/use-act'
import { Banner } from '@/components/layout/banner'
import { iconProps } from '@/components/layout/icons'
import { LinkButton } from '@/components/layout/link-button'
import { Section } from '@/components/layout/section'
import { JobChip } from '@/components/status/job-chip'
import type { Column } from '@/components/tables/types'
import { WholeTable } from '@/components/tables/whole-table'
import type { MovedInstance } from '@/lib/nodes/preview'
import { MOVES, type Move } from '@/lib/nodes/schema'
import type { Result } from '@/lib/web/result'
import { instanceColumns, instanceHref } from './instance-columns'
import classes from './nodes.module.css'

type Props = {
  name: string
  cluster: string
  move: Move
  instances: MovedInstance[]
  refusal: string | null
  views: boolean
  /** Where one writes to the owners; null for who may not. */
  mailHref: string | null
  empty: (move: Move) => Promise<Result<unknown>>
}

const FATES = ['live', 'failover', 'stays'] as const
const chips = { live: 'done', failover: 'waiting', stays: 'canceled' } as const

/** How a node would be emptied: which instances move, which must stop, and whose they are. */
export function PreviewView({ name, cluster, move, instances, refusal, views, mailHref, empty }: Props) {
  const t = useTranslations('nodes')
  const errors = useTranslations('errors') as unknown as (key: string, values: object) => string
  const router = useRouter()
  const { ask } = useAct()
  const here = `/admin/nodes/${cluster}/${name}`
  const counts = FATES.map((fate) => ({ fate, count: instances.filter((one) => one.fate === fate).length }))
  const of = (fate: string) => counts.find((one) => one.fate === fate)?.count ?? 0
  const moving = of('live') + of('failover')
  const against = refusal ?? (moving === 0 ? 'node_nothing_moves' : null)
  const fixed = move === 'evacuate' && of('stays') > 0 ? 'node_has_fixed' : null
  const reason = against ?? fixed
  const values = { node: name, count: of('stays') }
  const common = instanceColumns<MovedRow>(t)
  const columns: Column<MovedRow>[] = [
    common.name,
    {
      id: 'fate',
      header: t('fate'),
      card: 'status',
      render: ({ fate }) => <JobChip state={chips[fate]} word={t(`fates.${fate}`)} />,
    },
    common.owners,
    common.memory,
    common.diskTemplate,
    { id: 'secondary', header: t('secondaryNode'), kind: 'mono', hideBelow: 860, card: 'none' },
  ]
  return (
    <>
      <nav aria-label={t('how')} className={classes.row}>
        {MOVES.map((one) => (
          <LinkButton key={one} href={`${here}/empty?how=${one}`} variant={one === move ? 'light' : 'default'}>
            {t(`ways.${one}`)}
          </LinkButton>
        ))}
      </nav>
      <Section title={t('whatHappens')}>
        <p>{t(`explain.${move}`)}</p>
        <ul className={classes.counts}>
          {counts.map(({ fate, count }) => (
            <li key={fate}>
              <JobChip state={chips[fate]} word={t(`fates.${fate}`)} /> {t('instanceCount', { count })}
            </li>
          ))}
        </ul>
      </Section>
      {reason ? <Banner tone="warning">{errors(reason, values)}</Banner> : null}
      <div className={classes.row}>
        <ConfirmButton
          verb={t('moveVerb', { count: moving })}
          title={t('moveTitle', { name })}
          consequence={t('moveConsequence', { live: of('live'), failover: of('failover'), stays: of('stays') })}
          danger={of('failover') > 0}
          button={{ variant: reason ? 'default' : 'filled' }}
          disabledReason={reason === null ? undefined : errors(reason, values)}
          onConfirm={async () => {
            const done = await ask(() => empty(move))
            if (done) router.push(here)
            return done
          }}
        />
        {mailHref ? (
          <LinkButton href={mailHref} variant="default" leftSection={<IconMail {...iconProps} />}>
            {t('mailOwners')}
          </LinkButton>
        ) : null}
      </div>
      <WholeTable
        label={t('whatMoves')}
        columns={columns}
        rows={instances.map((one) => toRow(one, cluster, views))}
        empty={<p>{t('noInstances')}</p>}
      />
    </>
  )
}

const toRow = ({ id, owners, ...one }: MovedInstance, cluster: string, views: boolean) => ({
  ...one,
  id: String(id),
  owners: owners.join(', '),
  href: instanceHref(views, cluster, one.name),
})
type MovedRow = ReturnType<typeof toRow>
