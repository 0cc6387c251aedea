import type { Confirmed } from './confirmed'
import { ownerWords } from './owner-words'

export const remove: Confirmed = {
  losesData: true,
  async check() {
    return {}
  },
  async steps(_, { name, owners, applicationId }) {
    return [
      {
        kind: 'instance.remove',
        // Once it is gone nothing else says whose it was and where it came from.
        detail: { owners: ownerWords(owners), applicationId },
        call: (rapi, reason) => rapi.instances.remove(name, { reason }),
      },
    ]
  },
}
