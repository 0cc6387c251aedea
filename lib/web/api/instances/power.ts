import { rebootInstance, shutDownInstance, startInstance } from '@/lib/instances/power'
import { rebootSchema, shutdownSchema } from '@/lib/instances/schema'
import { none, type Operation } from '../operation'
import { act } from './act'

export const powerActs: readonly Operation[] = [
  act('startup', { id: 'startInstance', summary: 'Start it', body: none, run: startInstance }),
  act('shutdown', {
    id: 'shutDownInstance',
    summary: 'Shut it down',
    body: shutdownSchema,
    run: shutDownInstance,
    description: '`soft` lets the system stop by itself within `timeoutS` seconds; `hard` switches it off.',
  }),
  act('reboot', {
    id: 'rebootInstance',
    summary: 'Reboot it',
    body: rebootSchema,
    run: rebootInstance,
    description:
      '`soft` asks the hypervisor, `hard` resets, `full` stops and starts, so that changes of the configuration take effect.',
  }),
]
