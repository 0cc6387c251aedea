import 'next-auth'
import 'next-auth/jwt'

declare module 'next-auth' {
  interface Session {
    user: { sessionId: string | null; half: string | null }
  }
  /** One of the two is null. */
  interface User {
    sessionId: string | null
    half: string | null
    /** What a provider told. */
    claims?: Record<string, unknown>
  }
}

declare module 'next-auth/jwt' {
  interface JWT {
    sessionId?: string | null
    /** Where a second factor is still asked for. */
    half?: string | null
  }
}
