import type { Portal } from '../portal'

/** Kinds of people, each a session; `gone` was deactivated after signing in. Whose the instance is, owns it by its own tag. */
export const KINDS = [
  'anonymous',
  'gone',
  'stranger',
  'owner',
  'member',
  'viewer',
  'reviewer',
  'users',
  'clusters',
  'root',
] as const
export type Visitor = (typeof KINDS)[number]

/** Who is signed in, one line each where a table needs them all. */
export const SIGNED_IN: readonly Visitor[] = KINDS.filter((kind) => kind !== 'anonymous' && kind !== 'gone')
export const EVERYONE: readonly Visitor[] = [...KINDS]

/** Those that the demonstration does not have. */
const PEOPLE = {
  gone: [],
  stranger: [],
  viewer: ['view_instances'],
  users: ['manage_users'],
  clusters: ['manage_clusters'],
}
const LOGINS = { owner: 'alice', member: 'bob', reviewer: 'rita', root: 'root' } as const

const password = (name: string) => `${name} correct horse`

/** A cookie header for each kind of visitor. `act` sends a server action. */
export async function enrol(portal: Portal, act: Act): Promise<Record<Visitor, string>> {
  const create = (name: string) => {
    const profile = ['--email', `${name}@example.gr`, '--first-name', name, '--language', 'en']
    return portal.manage(['user', 'create', name, ...profile], [password(name)])
  }
  await Promise.all(Object.keys(PEOPLE).map(create))
  const enter = async (name: string) => signIn(portal.url, name, password(name))
  const cookies = {
    anonymous: '',
    gone: await enter('gone'),
    stranger: await enter('stranger'),
    viewer: await enter('viewer'),
    users: await enter('users'),
    clusters: await enter('clusters'),
    owner: await enter(LOGINS.owner),
    member: await enter(LOGINS.member),
    reviewer: await enter(LOGINS.reviewer),
    root: await enter(LOGINS.root),
  }
  for (const [user, rights] of Object.entries(PEOPLE))
    for (const permission of rights)
      await act('admin/rights grantRight', [{ permission, to: { user }, cluster: null }], cookies.root)
  const found = await act('admin/kinds lookUpPeople', ['gone'], cookies.root)
  const [gone] = found as { value: string }[]
  await act('admin/kinds act', ['users', gone?.value, 'deactivate', 'left'], cookies.root)
  return cookies
}

type Act = (name: string, args: unknown[], cookie: string) => Promise<unknown>

const signIn = async (url: string, login: string, secret: string) => pairsOf(await sessionCookies(url, login, secret))

/** What a sign-in sets, whole with its attributes. `origin`: the address that people use, where `url` is behind it. */
export async function sessionCookies(url: string, login: string, secret: string, origin = url): Promise<string[]> {
  const asked = await fetch(`${url}/api/auth/csrf`)
  const { csrfToken } = (await asked.json()) as { csrfToken: string }
  const answer = await fetch(`${url}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      cookie: pairsOf(asked.headers.getSetCookie()),
      'content-type': 'application/x-www-form-urlencoded',
      origin,
    },
    body: new URLSearchParams({ csrfToken, login, password: secret, json: 'true' }),
  })
  const lines = [...asked.headers.getSetCookie(), ...answer.headers.getSetCookie()]
  if (!lines.some((line) => line.includes('session-token=')))
    throw new Error(`${login} cannot sign in: ${answer.status}`)
  return lines
}

const pairsOf = (lines: string[]) => lines.map((line) => line.split(';', 1)[0]).join('; ')
