'use client'

import { MultiSelect } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { TARGET_KINDS, type TargetKind } from '@/lib/notifications/schema'
import type { Result } from '@/lib/web/result'

export type Target = { word: string; kind: TargetKind; label: string }
export type FindTargets = (text: string) => Promise<Result<Target[]>>

type Props = {
  chosen: Target[]
  onChange: (chosen: Target[]) => void
  error: string | undefined
  find: FindTargets
}

const WAIT_MS = 200

/** Clusters, node groups, nodes, instances, people and groups in one field, found as one types. */
export function TargetsField({ chosen, onChange, error, find }: Props) {
  const t = useTranslations('notifications')
  const [text, setText] = useState('')
  const found = useFound(find, text)
  const known = new Map([...found, ...chosen].map((target) => [target.word, target]))
  const groups = TARGET_KINDS.map((kind) => ({
    group: t(`kind.${kind}`),
    items: [...known.values()].flatMap(({ word, label, ...one }) =>
      one.kind === kind ? [{ value: word, label }] : [],
    ),
  }))
  return (
    <MultiSelect
      label={t('targets')}
      description={t('targetsHelp')}
      error={error}
      data={groups.filter(({ items }) => items.length > 0)}
      filter={({ options }) => options}
      value={chosen.map(({ word }) => word)}
      onChange={(words) => onChange(words.flatMap((word) => known.get(word) ?? []))}
      searchable
      searchValue={text}
      onSearchChange={setText}
      hidePickedOptions
      clearable
      clearButtonProps={{ 'aria-label': t('clearTargets') }}
      nothingFoundMessage={t('nothingFound')}
      maxDropdownHeight={320}
    />
  )
}

function useFound(find: FindTargets, text: string): Target[] {
  const [found, setFound] = useState<Target[]>([])
  const [asked] = useDebouncedValue(text.trim(), WAIT_MS)
  useEffect(() => {
    let current = true
    find(asked).then(
      (result) => current && setFound(result.ok ? result.data : []),
      () => current && setFound([]),
    )
    return () => {
      current = false
    }
  }, [find, asked])
  return found
}
