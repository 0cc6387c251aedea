import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { fetchFeed } from '@/lib/news/fetch-feed'
import { hasNews, listNews } from '@/lib/news/queries'
import { addPost, editPost } from '@/lib/news/save-post'
import type { PostInput } from '@/lib/news/schema'
import { refreshFeed } from '@/lib/news/tasks'
import { changeSettings } from '@/lib/settings/change-settings'
import { testDatabase } from '@/tests/support/database'
import { person, refusal, system } from '@/tests/support/fixtures'

testDatabase()

const RSS = `<?xml version="1.0"?><rss version="2.0"><channel><title>T</title>
  <item><title>Maintenance &amp; more</title><link>https://example.org/1</link><pubDate>Sun, 22 Nov 2026 10:00:00 GMT</pubDate>
    <description><![CDATA[<p>On <b>Monday</b></p><script>alert(1)</script><img src=x onerror=alert(1)>]]></description></item>
  <item><title>Trap</title><link>javascript:alert(1)</link><description>x</description></item>
</channel></rss>`
const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><id>t</id><updated>2026-11-20T10:00:00Z</updated>
  <entry><title>Atomic</title><id>1</id><link href="https://example.org/a"/><updated>2026-11-20T10:00:00Z</updated><summary>S</summary></entry></feed>`
const answers: Record<string, () => { status?: number; location?: string; body: string }> = {
  '/rss': () => ({ body: RSS }),
  '/atom': () => ({ body: ATOM }),
  '/big': () => ({ body: 'x'.repeat(2 * 1024 * 1024 + 1) }),
  '/broken': () => ({ body: '<rss' }),
  '/gone': () => ({ status: 500, body: '' }),
  '/inside': () => ({ status: 302, location: 'http://10.0.0.1/', body: '' }),
}

let server: Server
let base: string
beforeAll(async () => {
  server = createServer((request, response) => {
    const { status = 200, location, body } = answers[request.url ?? '']?.() ?? { status: 404, body: '' }
    response.writeHead(status, location ? { location } : {}).end(body)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

const NOW = new Date('2026-11-22T12:00:00Z')
const post = (changes: Partial<PostInput> = {}): PostInput => ({
  titleEn: 'Hello',
  titleEl: '',
  textEn: '**News**',
  textEl: '',
  from: '2026-11-21T00:00:00Z',
  archived: false,
  ...changes,
})
const titles = async (locale = 'en', now = NOW) => (await listNews(locale, now)).map(({ title }) => title)

test('posts are read from their date until they are archived, in the language that there is', async () => {
  const root = await person('root', { superuser: true })
  expect(await hasNews(NOW)).toBe(false)
  const { id } = await addPost(root, post({ titleEl: 'Γεια', textEl: 'Νέα' }))
  await addPost(root, post({ titleEn: 'Later', from: '2026-12-01T00:00:00Z' }))
  expect([await titles(), await titles('el'), await hasNews(NOW)]).toEqual([['Hello'], ['Γεια'], true])
  expect(await titles('el', new Date('2026-12-02'))).toEqual(['Later', 'Γεια'])
  await editPost(root, id, post({ archived: true }))
  expect(await titles()).toEqual([])
  expect((await refusal(addPost(await person('alice'), post()))).code).toBe('forbidden')
})

test('S24: the server fetches the feed and keeps plain text; what it cannot have leaves what there was', async () => {
  await changeSettings(system(), { feedUrl: `${base}/rss`, cdromHosts: ['127.0.0.1'] })
  await refreshFeed(NOW)
  const [trap, item] = (await listNews('en', NOW)).sort((a, b) => b.title.localeCompare(a.title))
  expect(item).toMatchObject({
    title: 'Maintenance & more',
    href: 'https://example.org/1',
    at: '2026-11-22T10:00:00.000Z',
  })
  expect(item?.text).toBe('On Monday')
  expect(trap).toMatchObject({ title: 'Trap', href: null, language: null })
  for (const path of ['/gone', '/broken', '/big', '/inside', '/nothing']) {
    await changeSettings(system(), { feedUrl: `${base}${path}` })
    await refreshFeed(NOW)
    expect(await db.feedItem.count(), path).toBe(2)
  }
  await changeSettings(system(), { feedUrl: `${base}/atom` })
  await refreshFeed(NOW)
  expect(await titles()).toEqual(['Atomic'])
  await changeSettings(system(), { feedUrl: '' })
  await refreshFeed(NOW)
  expect(await titles()).toEqual([])
})

test('S19: a feed of an inner network is not asked, also not by a redirect or another port', async () => {
  const nobody = { hosts: [], ports: [] }
  expect(await fetchFeed('http://127.0.0.1/', nobody)).toEqual({ ok: false, code: 'url_internal' })
  expect(await fetchFeed('http://localhost/', nobody)).toEqual({ ok: false, code: 'url_internal' })
  expect(await fetchFeed(`${base}/rss`, nobody)).toMatchObject({ ok: false, code: 'url_port' })
  const listed = { hosts: ['127.0.0.1'], ports: [] }
  expect(await fetchFeed(`${base}/inside`, listed)).toEqual({ ok: false, code: 'url_internal' })
  expect(await fetchFeed(`${base}/big`, listed)).toEqual({ ok: false, code: 'url_big' })
  expect(await fetchFeed('file:///etc/passwd', listed)).toEqual({ ok: false, code: 'url_invalid' })
})
