import { getServerSession, type NextAuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import type { Entry } from '@/lib/accounts/enter'
import { finishSignIn, halfEnded } from '@/lib/accounts/factors/finish-sign-in'
import { signIn } from '@/lib/accounts/sign-in'
import { AppError } from '@/lib/errors/app-error'
import { anonymousContext } from './request'
import { userAgent } from './user-agent'

/** The longest that a site can set; the session's own row says when it ends. */
const MAX_S = 90 * 86_400

export const authOptions: NextAuthOptions = {
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
      credentials: { code: {} },
      async authorize(credentials) {
        const code = credentials?.code
        const half = (await getServerSession(authOptions))?.user?.half
        if (!code) return null
        return entered(async () => {
          if (!half) throw halfEnded()
          return finishSignIn(await anonymousContext(), half, code, await userAgent())
        })
      },
    }),
  ],
  callbacks: {
    jwt({ token, user }) {
      return user ? { sub: user.id, sessionId: user.sessionId, half: user.half } : token
    },
    session({ session, token }) {
      return { ...session, user: { sessionId: token.sessionId ?? null, half: token.half ?? null } }
    },
  },
}

async function entered(enter: () => Promise<Entry | null>) {
  try {
    const entry = await enter()
    return entry && { ...entry, id: String(entry.id) }
  } catch (error) {
    // next-auth hands the message on to the form.
    if (error instanceof AppError) throw new Error([error.reason, ...Object.values(error.values)].join(':'))
    throw error
  }
}
