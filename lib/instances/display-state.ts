/** What a person reads of an instance, from what Ganeti says and what it should be. */
export type InstanceState = 'running' | 'stopped' | 'should_run' | 'should_stop' | 'error' | 'unknown'

type Facts = { status: string; adminState: string; operState: boolean | null }

/** Ganeti's status words (gnt-instance list): running, ADMIN_down, ERROR_up, ERROR_down, ERROR_nodedown, USER_down, ... */
export function stateOf({ status, adminState, operState }: Facts): InstanceState {
  if (status === 'unknown') return 'unknown'
  if (status === 'running') return 'running'
  if (status === 'ADMIN_down' || status === 'USER_down') return 'stopped'
  if (status === 'ADMIN_offline') return operState ? 'should_stop' : 'stopped'
  if (status === 'ERROR_up') return 'should_stop'
  if (status === 'ERROR_down') return adminState === 'up' ? 'should_run' : 'stopped'
  return 'error'
}
