import { type Item, type Measure, ms, ratio } from '../item'
import { type Asked, interleaved, type Load, median } from '../load'
import { NOBODY } from '../people'

/** Apart by less than this is alike. */
const ALIKE = 1.05

/** What is another's, and what nobody has, asked for by somebody who may see neither. */
export const absent: Item = {
  number: 9,
  name: 'absent',
  async measure(site) {
    const large = await site.database('large')
    const portal = await site.portal(large)
    const { pid } = portal
    const ask = (name: string, path: string, headers: Asked['headers']): Asked => {
      return { name, url: portal.url + path, headers, pid, status: 404 }
    }
    const program = { authorization: `Bearer ${large.tokens[NOBODY]}` }
    const person = { cookie: large.cookies[NOBODY] ?? '' }
    const [theirs, none] = ['/instances/large3/vm777.large3.example.org', '/instances/large3/vm7777.large3.example.org']
    const pairs = [
      { what: 'an instance by token', of: [theirs, none].map((path) => ask(path, `/api/v1${path}`, program)) },
      { what: 'the page of an instance', of: [theirs, none].map((path) => ask(path, path, person)) },
    ]
    const measures: Measure[] = []
    for (const { what, of } of pairs) {
      const [forbidden, missing] = await interleaved(of, { rounds: 40, amount: 10, connections: 1 })
      if (forbidden && missing) measures.push(compare(what, forbidden, missing))
    }
    await portal.stop()
    return measures
  },
}

function compare(what: string, forbidden: Load, missing: Load): Measure {
  const [theirs, none] = [median(forbidden.times), median(missing.times)]
  return {
    what: `${what} that is another’s against one that nobody has: median time`,
    target: `${(1 / ALIKE).toFixed(2)} to ${ALIKE}×`,
    measured: ratio(theirs / none),
    holds: theirs / none <= ALIKE && none / theirs <= ALIKE,
    figures: `${ms(theirs)}; ${ms(none)}; ${forbidden.times.length} each`,
  }
}
