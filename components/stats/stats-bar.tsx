import { useTranslations } from 'next-intl'
import type { Subject } from '@/lib/stats/queries'
import { DAYS, KINDS } from '@/lib/stats/schema'
import { SubjectBar } from './subject-bar'

type Props = { subjects: Subject[]; subject: Subject; days: number }

const wordOf = ({ kind, name }: Subject) => `${kind}:${name}`

/** Whose instances and resources. */
export function StatsBar({ subjects, subject, days }: Props) {
  const t = useTranslations('statistics')
  const groups = KINDS.map((kind) => ({
    group: t(`kind.${kind}`),
    items: subjects.filter((one) => one.kind === kind).map((one) => ({ value: wordOf(one), label: one.name })),
  }))
  return <SubjectBar path="/statistics" groups={groups} present={wordOf(subject)} days={days} spans={DAYS} />
}
