import type { NextAuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
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
        try {
          const user = await signIn(await anonymousContext(), login, password, await userAgent())
          return user && { id: String(user.id), sessionId: user.sessionId }
        } catch (error) {
          // next-auth hands the message on to the form.
          if (error instanceof AppError && error.code === 'too_many')
            throw new Error(`too_many:${error.values.seconds}`)
          throw error
        }
      },
    }),
  ],
  callbacks: {
    jwt({ token, user }) {
      if (user) return { sub: user.id, sessionId: user.sessionId }
      return token
    },
    session({ session, token }) {
      return { ...session, user: { sessionId: token.sessionId ?? null } }
    },
  },
}
