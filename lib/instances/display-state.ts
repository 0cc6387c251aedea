/** What a person reads of an instance; the shape of a status chip. */
export type InstanceFace = {
  state: 'running' | 'stopped' | 'error' | 'nodeDown' | 'unknown'
  shouldBe?: 'running' | 'stopped'
}

type Facts = { status: string; adminState: string; operState: boolean | null }

/** From Ganeti's status words (gnt-instance list): running, ADMIN_down, ERROR_up, ERROR_down, ERROR_nodedown, ... */
export function faceOf({ status, adminState, operState }: Facts): InstanceFace {
  switch (status) {
    case 'unknown':
      return { state: 'unknown' }
    case 'running':
      return { state: 'running' }
    case 'ADMIN_down':
    case 'USER_down':
      return { state: 'stopped' }
    case 'ADMIN_offline':
      return operState ? { state: 'running', shouldBe: 'stopped' } : { state: 'stopped' }
    case 'ERROR_up':
      return { state: 'running', shouldBe: 'stopped' }
    case 'ERROR_down':
      return adminState === 'up' ? { state: 'stopped', shouldBe: 'running' } : { state: 'stopped' }
    case 'ERROR_nodedown':
    case 'ERROR_nodeoffline':
      return { state: 'nodeDown' }
    default:
      return { state: 'error' }
  }
}
