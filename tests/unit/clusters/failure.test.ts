import { expect, test } from 'vitest'
import { failureOf } from '@/lib/clusters/failure'
import { RapiError } from '@/lib/rapi/errors'
import { asRapiError, deadlinePassed } from '@/lib/rapi/failure'

test('who takes a connection and does not answer is told from who cannot be reached', () => {
  expect(failureOf(asRapiError('GET /2/info', deadlinePassed, false)).health).toBe('no_answer')
  expect(failureOf(new RapiError('timeout', 'no connection to 192.0.2.1:5080 within 8000 ms')).health).toBe('timeout')
})
