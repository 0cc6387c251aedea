import type { NextAuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { signIn } from '@/lib/accounts/sign-in'
import { anonymousContext } from './request'

/** Twelve hours without a request end a session. */
const IDLE_S = 12 * 3600

export const authOptions: NextAuthOptions = {
  session: { strategy: 'jwt', maxAge: IDLE_S, updateAge: 300 },
  pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/sign-in' },
  providers: [
    CredentialsProvider({
      credentials: { login: {}, password: {} },
      async authorize(credentials) {
        const { login, password } = credentials ?? {}
        if (!login || !password) return null
        const user = await signIn(await anonymousContext(), login, password)
        return user && { id: String(user.id), sessionVersion: user.sessionVersion }
      },
    }),
  ],
  callbacks: {
    jwt({ token, user }) {
      if (user) return { sub: user.id, sessionVersion: user.sessionVersion }
      return token
    },
    session({ session, token }) {
      return { ...session, user: { id: Number(token.sub), sessionVersion: Number(token.sessionVersion) } }
    },
  },
}
