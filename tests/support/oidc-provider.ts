import { once } from 'node:events'
import { createServer } from 'node:http'
import Provider from 'oidc-provider'
import { freePort } from './ports'

export type OidcProvider = { issuer: string; clientId: string; clientSecret: string; stop(): Promise<void> }

/** A real provider, which lets anyone in by any name; of `unproven-…` it does not vouch for the address. */
export async function startOidcProvider(redirectUri: string): Promise<OidcProvider> {
  const port = await freePort()
  const issuer = `http://localhost:${port}`
  const [clientId, clientSecret] = ['portal', 'a secret of the portal, for tests']
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
    claims: {
      openid: ['sub'],
      email: ['email', 'email_verified'],
      profile: ['preferred_username', 'given_name', 'family_name', 'groups'],
    },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({
        sub: `id of ${id}`,
        preferred_username: id,
        given_name: 'Firstname',
        family_name: 'Lastname',
        email: `${id.replace('unproven-', '')}@example.gr`,
        email_verified: !id.startsWith('unproven-'),
        groups: ['operators'],
      }),
    }),
    cookies: { keys: ['a key for tests'] },
    pkce: { required: () => true },
  })
  const server = createServer(provider.callback()).listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    issuer,
    clientId,
    clientSecret,
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
