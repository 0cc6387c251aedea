import { getServerSession, type NextAuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import type { Entry } from '@/lib/accounts/enter'
import { finishSignIn, halfEnded } from '@/lib/accounts/factors/finish-sign-in'
import { finishByPasskey, signInByPasskey } from '@/lib/accounts/factors/passkey-sign-in'
import { signIn } from '@/lib/accounts/sign-in'
import { AppError } from '@/lib/errors/app-error'
import { isUnavailable, UNAVAILABLE } from '@/lib/errors/unavailable'
import { log } from '@/lib/log/log'
import { enterByOidc, OIDC, oidcProviders } from './oidc'
import { anonymousContext } from './request'
import { authCookies, isSecure } from './session-cookie'
import { userAgent } from './user-agent'

/** The longest that a site can set; the session's own row says when it ends. */
const MAX_S = 90 * 86_400

let options: NextAuthOptions | undefined

/** Made on first use: the environment is read then. */
export function authOptions(): NextAuthOptions {
  options ??= {
    ...fixed,
    providers: [...fixed.providers, ...oidcProviders()],
    useSecureCookies: isSecure(),
    cookies: authCookies(),
  }
  return options
}

const fixed: NextAuthOptions = {
  session: { strategy: 'jwt', maxAge: MAX_S },
  pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/sign-in' },
  providers: [
    CredentialsProvider({
      credentials: { login: {}, password: {} },
      async authorize(credentials) {
        const { login, password } = credentials ?? {}
        if (!login || !password) return null
        return entered(async () => signIn(await anonymousContext(), login, password, await userAgent()))
      },
    }),
    CredentialsProvider({
      id: 'second',
      credentials: { code: {}, response: {} },
      async authorize(credentials) {
        const { code, response } = credentials ?? {}
        const half = (await getServerSession(authOptions()))?.user?.half
        return entered(async () => {
          if (!half) throw halfEnded()
          const [ctx, agent] = [await anonymousContext(), await userAgent()]
          if (response) return finishByPasskey(ctx, half, json(response), agent)
          return code ? finishSignIn(ctx, half, code, agent) : null
        })
      },
    }),
    CredentialsProvider({
      id: 'passkey',
      credentials: { response: {} },
      async authorize(credentials) {
        const response = json(credentials?.response ?? '')
        return entered(async () => signInByPasskey(await anonymousContext(), response, await userAgent()))
      },
    }),
  ],
  callbacks: {
    async signIn({ user, account }) {
      if (account?.provider !== OIDC) return true
      const entered = await enterByOidc(user.claims)
      if ('refused' in entered) return `/sign-in?error=${entered.refused}`
      user.sessionId = entered.sessionId
      user.half = entered.half
      return true
    },
    jwt({ token, user }) {
      return user ? { sub: user.id, sessionId: user.sessionId, half: user.half } : token
    },
    session({ session, token }) {
      return { ...session, user: { sessionId: token.sessionId ?? null, half: token.half ?? null } }
    },
  },
}

/** What a browser sends as text; what is none is refused as any other that does not fit. */
function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

async function entered(enter: () => Promise<Entry | null>) {
  try {
    const entry = await enter()
    return entry && { ...entry, id: String(entry.id) }
  } catch (error) {
    // next-auth hands the message on to the form.
    if (error instanceof AppError) throw new Error([error.reason, ...Object.values(error.values)].join(':'))
    log.error({ err: error }, 'a sign-in failed')
    throw new Error(isUnavailable(error) ? UNAVAILABLE : 'internal')
  }
}
