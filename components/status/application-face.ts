import type { ApplicationState } from './application-chip'

const OF_CHANGE: Record<string, ApplicationState> = {
  submitted: 'changing',
  failed: 'changeFailed',
  created: 'changed',
}

/** How the status of an application is shown: a change is not created. */
export const applicationFace = ({ kind, status }: { kind: string; status: string }): ApplicationState =>
  (kind === 'change' ? OF_CHANGE[status] : undefined) ?? (status as ApplicationState)
