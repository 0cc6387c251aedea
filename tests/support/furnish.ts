import type { Page } from '@playwright/test'
import { call } from './permissions/ask'
import { actions } from './permissions/surface'

const PAST_PLANNING = '2040-01-01T00:00:00.000Z'
const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f'
const PROGRAM = {
  type: 'confidential',
  grantTypes: ['authorization_code', 'refresh_token'],
  scopes: ['read'],
  redirectUris: ['https://program.example.org/back'],
}

/** Its address leads nowhere, so that its page has a delivery that failed. */
async function addWebhook(act: (name: string, ...args: unknown[]) => Promise<{ id: number }>, mark: string) {
  const types = ['instances.changed', 'act.changed']
  const { id } = await act('profile/webhooks add', { name: `Hook ${mark}`, url: 'https://localhost/hook', types })
  await act('profile/webhooks ping', id)
  return String(id)
}

/**
 * One of each kind that has a page of its own, made by the superuser that is signed in, told apart by `mark`. Answers what
 * stands for `{organization}` and the others in an address.
 */
export async function furnish(page: Page, url: string, user: string, mark: string): Promise<Record<string, string>> {
  const cookies = await page.context().cookies()
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const act = async (name: string, ...args: unknown[]) => {
    const action = actions().find((one) => one.name === name)
    if (!action) throw new Error(`there is no action ${name}`)
    const { said } = await call(url, action, args, cookie)
    const { ok, data } = said as { ok: boolean; data: { id: number; clientId?: string } }
    if (!ok) throw new Error(`${name} ${args[0]}: ${JSON.stringify(said)}`)
    return data
  }
  const add = async (kind: string, values: object) => String((await act('admin/kinds add', kind, values)).id)
  const texts = { titleEn: `Help ${mark}`, titleEl: `Βοήθεια ${mark}`, textEn: '## Here', textEl: '## Εδώ' }
  const slug = `help-${mark}`
  await add('keys', { username: user, keys: `${KEY} ${user}@desk` })
  const keys = await (await page.request.get(`/admin/keys?q=${user}@desk`)).text()
  const own = await act('o/applications register', { ...PROGRAM, name: `Mine ${mark}` })
  const network = { clusterId: 1, description: `Lab ${mark}`, mode: 'bridged', link: `br-${mark}` }
  const contact = { website: '', email: '', phone: '' }
  const notice = { level: 'info', textEn: 'Works', textEl: 'Εργασίες', clusterIds: [], dismissible: true }
  return {
    slug,
    key: /\/admin\/keys\/(\d+)/.exec(keys)?.[1] ?? '',
    organization: await add('organizations', { title: `Academy ${mark}`, tag: `academy-${mark}`, ...contact }),
    notice: await add('notices', { ...notice, from: PAST_PLANNING, until: null }),
    page: await add('pages', { ...texts, slug, inFoot: false, membersOnly: false }),
    post: await add('posts', { ...texts, from: PAST_PLANNING, archived: false }),
    program: await add('programs', {
      ...PROGRAM,
      redirectUris: 'https://program.example.org/back',
      name: `Program ${mark}`,
      owner: '',
      skipConsent: false,
      clientId: '',
      secret: '',
    }),
    own: String(own.id),
    client: own.clientId ?? '',
    webhook: await addWebhook(act, mark),
    network: String((await act('admin/networks add', network)).id),
  }
}
