import { expect, test } from 'vitest'
import { GET } from '@/app/site/logo/route'
import { db } from '@/lib/db/client'
import { changeSettings } from '@/lib/settings/change-settings'
import { readSettings } from '@/lib/settings/queries'
import { siteFace } from '@/lib/site/face'
import { logoAddress, MOST_BYTES, removeLogo, setLogo } from '@/lib/site/logo'
import { testDatabase } from '@/tests/support/database'
import { person, refusal, system } from '@/tests/support/fixtures'

testDatabase()

const bytes = (text: string, size = 100) => {
  const data = new Uint8Array(size)
  data.set(Buffer.from(text, 'latin1'))
  return data
}
const PNG = '\x89PNG\r\n\x1a\n'

test('a logo is what its bytes say, of a few kinds and not too large; only superusers change it', async () => {
  const [root, alice] = [await person('root', { superuser: true }), await person('alice')]
  expect((await refusal(setLogo(alice, bytes(PNG)))).code).toBe('forbidden')
  for (const text of ['<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', '<html>', 'GIF88a', ''])
    expect((await refusal(setLogo(root, bytes(text)))).fields, text).toEqual({ logo: 'image_type' })
  const big = await refusal(setLogo(root, bytes(PNG, MOST_BYTES + 1)))
  expect([big.fields, await logoAddress()]).toEqual([{ logo: 'image_big' }, null])
  expect((await GET()).status).toBe(404)

  await setLogo(root, bytes(PNG))
  const address = await logoAddress()
  expect(address).toMatch(/^\/site\/logo\?v=[0-9a-f]{16}$/)
  const answer = await GET()
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'image/png',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  })
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes(PNG))
  await setLogo(root, bytes('\xff\xd8\xff'))
  expect((await GET()).headers.get('content-type')).toBe('image/jpeg')
  expect(await logoAddress()).not.toBe(address)
  await removeLogo(root)
  await removeLogo(root)
  const told = await db.auditEntry.findMany({ where: { targetId: 'logo' }, orderBy: { id: 'asc' } })
  expect(told.map(({ action }) => action)).toEqual(['setting.logo', 'setting.logo', 'setting.logo-remove'])
})

test('what every page shows of the site is what the settings say', async () => {
  const texts = { helpdesk: 'Help', contact: 'Contact', news: 'News' }
  const wrong = { footLinks: ['https://example.org', 'A | B | C | https://example.org', 'Evil | javascript:alert(1)'] }
  expect((await refusal(changeSettings(system(), wrong))).fields).toEqual({ footLinks: 'foot_link_invalid' })
  for (const script of ['http://stats.example.org/s.js', 'javascript:alert(1)', 'data:text/javascript,1'])
    expect((await refusal(changeSettings(system(), { statsScript: script }))).fields).toEqual({
      statsScript: 'script_invalid',
    })
  expect((await refusal(changeSettings(system(), { accent: 'red; }' }))).fields).toEqual({ accent: 'accent_invalid' })
  await changeSettings(system(), {
    siteName: 'Νέφος',
    accent: '#aa0000',
    contactEmail: 'help@example.org',
    helpdeskUrl: 'https://help.example.org',
    footLinks: ['Status | Κατάσταση | https://status.example.org', '', 'GRNET | https://grnet.gr'],
  })
  const settings = await readSettings(db)
  expect(await siteFace(settings, 'el', texts)).toEqual({
    name: 'Νέφος',
    logo: null,
    accent: '#aa0000',
    links: [
      { label: 'Help', href: 'https://help.example.org', outside: true },
      { label: 'Contact', href: 'mailto:help@example.org', outside: true },
      { label: 'Κατάσταση', href: 'https://status.example.org', outside: true },
      { label: 'GRNET', href: 'https://grnet.gr', outside: true },
    ],
  })
})
