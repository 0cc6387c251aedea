import { useTranslations } from 'next-intl'
import { JOB_STATES } from '@/lib/jobs/list-schema'

/** States and origins of jobs in the reader's words. */
export function useJobWords() {
  const t = useTranslations('jobs')
  return {
    state: (status: string) => t(`states.${JOB_STATES.find((one) => one === status) ?? 'lost'}`),
    /** What asked, by the first of the reasons: 'gnt:client:gnt-instance', 'gnt:library:rlib2:...', 'gnt:user'. */
    source: (source: string | null) => {
      const [, kind, name] = source?.split(':') ?? []
      if (kind === 'client' && name) return name
      return kind === 'user' || name === 'rlib2' ? 'RAPI' : 'Ganeti'
    },
  }
}
