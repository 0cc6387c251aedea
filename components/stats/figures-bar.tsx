import { useTranslations } from 'next-intl'
import type { FigureSubject } from '@/lib/fleet/application-figures'
import { FIGURE_DAYS } from '@/lib/fleet/schema'
import { SubjectBar } from './subject-bar'

type Props = { subjects: (FigureSubject & { label: string })[]; subject: FigureSubject; days: number; staff: boolean }

const wordOf = ({ kind, name }: FigureSubject) => (name === '' ? kind : `${kind}:${name}`)

/** Whose applications. */
export function FiguresBar({ subjects, subject, days, staff }: Props) {
  const t = useTranslations('statistics')
  const group = (kind: 'cluster' | 'organization') => ({
    group: t(`kind.${kind}`),
    items: subjects.filter((one) => one.kind === kind).map((one) => ({ value: wordOf(one), label: one.label })),
  })
  const general = [
    ...(staff ? [{ value: 'all', label: t('allApplications') }] : []),
    { value: 'mine', label: t('mine') },
  ]
  const asked = wordOf(subject)
  return (
    <SubjectBar
      path="/statistics/applications"
      groups={[{ group: t('applications'), items: general }, group('cluster'), group('organization')]}
      present={!staff && asked === 'all' ? 'mine' : asked}
      days={days}
      spans={FIGURE_DAYS}
    />
  )
}
