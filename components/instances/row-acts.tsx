import { ActionIcon } from '@mantine/core'
import { IconTerminal2 } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { iconProps } from '@/components/layout/icons'
import { Link } from '@/components/layout/link'
import type { Result } from '@/lib/web/result'
import { CancelCreation } from './cancel-creation'
import type { Row } from './list-rows'

type Props = { row: Row; cancel: (act: string) => Promise<Result<unknown>> }

/** What a row itself offers: its console, or the end of a creation. */
export function RowActs({ row, cancel }: Props) {
  const t = useTranslations('console')
  if (row.creation) return <CancelCreation act={row.creation} cancel={cancel} />
  if (!row.console) return null
  return (
    <ActionIcon
      component={Link}
      href={row.console}
      prefetch={false}
      aria-label={t('title')}
      title={t('titleOf', { name: row.name })}
    >
      <IconTerminal2 {...iconProps} />
    </ActionIcon>
  )
}
