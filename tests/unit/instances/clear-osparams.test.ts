import { expect, test } from 'vitest'
import { clearsOsparams } from '@/lib/instances/reinstall'

test('clear_osparams is known from Ganeti 2.16 on', () => {
  expect(['2.16.0', '2.16.2', '3.0.2', '3.1', '10.0'].map(clearsOsparams)).toEqual([true, true, true, true, true])
  expect(['2.15.2', '2.6', '', 'v3'].map(clearsOsparams)).toEqual([false, false, false, false])
})
