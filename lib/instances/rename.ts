import { invalid } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import type { Confirmed } from './confirmed'
import { isNameFree } from './names'
import { renameSchema } from './schema'

export const rename: Confirmed = {
  losesData: false,
  async check(tx, { name }, input) {
    const { newName } = parse(renameSchema, input)
    if (newName === name) throw invalid({ newName: { code: 'name_unchanged' } })
    if (!(await isNameFree(tx, newName))) throw invalid({ newName: { code: 'hostname_taken' } })
    return { newName }
  },
  async steps(_, { name }, { newName = '' }) {
    return [
      {
        kind: 'instance.rename',
        detail: { newName },
        call: (rapi, reason) => rapi.instances.rename(name, { reason, newName, nameCheck: false, ipCheck: false }),
      },
    ]
  },
}
