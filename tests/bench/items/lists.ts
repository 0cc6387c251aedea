import { type Item, type Measure, ms, ratio } from '../item'
import { type Asked, interleaved, type Load, p95 } from '../load'
import { ALICE, NOBODY, ROOT } from '../people'
import type { PortalProcess } from '../portal-process'

/** What an administrator may ask of the list of all instances. */
const QUERIES = {
  plain: '',
  searched: '?q=vm77',
  'searched, nothing found': '?q=nothing+like+it',
  filtered: '?status=running&cluster=large3&tag=backup%3Adaily',
  'sorted by owner': '?sort=-owners',
  'sorted by address': '?sort=addresses',
  'all at once, page 3': '?q=example&status=running&sort=-memory&page=3',
}

/** Pages of lists: against the same shell with an empty table, and ten times as many instances in all. */
export const lists: Item = {
  number: 1,
  name: 'lists',
  async measure(site) {
    const [none, small, large] = [
      await site.database('none'),
      await site.database('small'),
      await site.database('large'),
    ]
    const [p0, p1, p2] = [await site.portal(none), await site.portal(small), await site.portal(large)]
    const page = (name: string, { url, pid }: PortalProcess, cookie = '', query = ''): Asked => ({
      name,
      url: `${url}/${query}`,
      headers: { cookie },
      pid,
    })
    const queries = Object.entries(QUERIES)
    const loads = await interleaved([
      page('user, empty', p0, none.cookies[ALICE]),
      page('user, none of 10,000', p2, large.cookies[NOBODY]),
      page('user, 200 of 1,000', p1, small.cookies[ALICE]),
      page('user, 200 of 10,000', p2, large.cookies[ALICE]),
      page('administrator, empty', p0, none.cookies[ROOT]),
      page('administrator, 1,000', p1, small.cookies[ROOT]),
      ...queries.map(([name, query]) => page(name, p2, large.cookies[ROOT], query)),
    ])
    await Promise.all([p0, p1, p2].map((portal) => portal.stop()))
    const of = (name: string) => loads.find((load) => load.name === name) ?? { name, times: [], perSecond: 0, cpu: 0 }
    const asked = queries.map(([name]) => of(name))
    const worst = asked.reduce((a, b) => (p95(b.times) > p95(a.times) ? b : a))
    const empty = of('administrator, empty')
    return [
      compare(
        'home page of a user with 200 of 10,000 instances, p95',
        of('user, 200 of 10,000'),
        of('user, empty'),
        1.5,
      ),
      {
        ...compare('administrator’s first 50 of 10,000, p95 of the worst question', worst, empty, 2),
        figures: [empty, ...asked].map(say).join('; '),
      },
      compare('user: from 1,000 to 10,000 in all', of('user, 200 of 10,000'), of('user, 200 of 1,000'), 1.3),
      compare('administrator: from 1,000 to 10,000 in all', of('plain'), of('administrator, 1,000'), 1.3),
    ]
  },
}

const say = ({ name, times, perSecond, cpu }: Load) =>
  `${name}: ${ms(p95(times))}, ${perSecond.toFixed(1)}/s, ${cpu.toFixed(0)} ms of a core`

function compare(what: string, load: Load, base: Load, limit: number): Measure {
  const measured = p95(load.times) / p95(base.times)
  const holds = measured <= limit
  return { what, target: `≤ ${limit}×`, measured: ratio(measured), holds, figures: `${say(load)}; ${say(base)}` }
}
