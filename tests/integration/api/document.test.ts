import { beforeAll, describe, expect, test } from 'vitest'
import { SCOPES } from '@/lib/access/scopes'
import { apiPortal } from '@/tests/support/api'
import { type Document, operationsOf } from '@/tests/support/api-client'
import { testDatabase } from '@/tests/support/database'
import { routes } from '@/tests/support/permissions/surface'

testDatabase()
const api = apiPortal()
let document: Document

beforeAll(async () => {
  document = (await (await fetch(api.url('/openapi.json'))).json()) as Document
})

/** `/api/v1/[...path]` is what the operations are behind. */
const NO_OPERATIONS = ['/api/v1/[...path]', '/api/v1/openapi.json']

describe('the OpenAPI document', () => {
  test('names every route of /api/v1', () => {
    const own = routes().filter((route) => route.startsWith('/api/v1/') && !NO_OPERATIONS.includes(route))
    const described = Object.keys(document.paths).map((path) => `/api/v1${path}`)
    expect(described).toEqual(expect.arrayContaining(own))
  })

  test('has each operation once, with a summary, a scope and what it answers', () => {
    const operations = operationsOf(document)
    const ids = operations.map(({ operationId }) => operationId)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { summary, security, responses, operationId } of operations) {
      expect(summary, operationId).not.toBe('')
      expect(SCOPES, operationId).toContain(security[1]?.oauth2?.[0])
      expect(Object.keys(responses), operationId).toContain('default')
    }
  })

  test('refers to nothing that is not in it', () => {
    const refs = JSON.stringify(document).match(/"#\/[^"]+"/g) ?? []
    for (const ref of new Set(refs)) {
      const name = /^"#\/components\/schemas\/(\w+)"$/.exec(ref)?.[1] ?? ref
      expect(document.components.schemas).toHaveProperty(name)
    }
  })

  test('every path’s parameters are described', () => {
    for (const { path, parameters, operationId } of operationsOf(document)) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
      const named = parameters.filter((one) => one.in === 'path').map(({ name }) => name)
      expect(named.sort(), operationId).toEqual(inPath.sort())
    }
  })
})
