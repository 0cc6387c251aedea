import { JobChip } from '@/components/status/job-chip'
import { jobFace } from './job-face'
import { useJobWords } from './use-job-words'

export function JobStateChip({ status }: { status: string }) {
  return <JobChip state={jobFace(status)} word={useJobWords().state(status)} />
}
