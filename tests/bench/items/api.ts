import type { Item } from '../item'
import { type Asked, interleaved } from '../load'
import { ALICE } from '../people'

/** The address that other programs read most, against one that does nothing but check the token. */
export const api: Item = {
  number: 2,
  name: 'api',
  async measure(site) {
    const large = await site.database('large')
    const portal = await site.portal(large)
    const headers = { authorization: `Bearer ${large.tokens[ALICE]}` }
    const ask = (name: string, path: string): Asked => ({ name, url: portal.url + path, headers, pid: portal.pid })
    const [list, check] = await interleaved([ask('list', '/instances/list/'), ask('check', '/user/details/')], {
      rounds: 4,
      amount: 300,
    })
    await portal.stop()
    const [listed, checked] = [list?.perSecond ?? 0, check?.perSecond ?? 0]
    return [
      {
        what: 'GET /instances/list/ by token, 200 instances, requests a second against GET /user/details/',
        target: '≥ 50 %',
        measured: `${((listed / checked) * 100).toFixed(0)} %`,
        holds: listed / checked >= 0.5,
        figures: `${listed.toFixed(0)}/s, ${(list?.cpu ?? 0).toFixed(1)} ms of a core; ${checked.toFixed(0)}/s, ${(check?.cpu ?? 0).toFixed(1)} ms`,
      },
    ]
  },
}
