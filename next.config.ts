import type { NextConfig } from 'next'
import { PHASE_PRODUCTION_SERVER } from 'next/constants'
import createNextIntlPlugin from 'next-intl/plugin'

const REQUEST_CONFIG = './lib/web/i18n.ts'

/** Those that are the same for every answer; the Content-Security-Policy has a nonce and comes from proxy.ts. */
const headers = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=()' },
]

const config: NextConfig = {
  poweredByHeader: false,
  typescript: { ignoreBuildErrors: true }, // npm run verify checks them, and those of the tests
  serverExternalPackages: [
    'graphile-worker',
    'pg',
    'pino',
    'prom-client',
    'undici',
    'nodemailer',
    '@node-rs/argon2',
    '@prisma/client',
    '@prisma/adapter-pg',
    '@prisma/driver-adapter-utils',
    '@prisma/schema-engine-wasm',
  ],
  experimental: {
    preloadEntriesOnStart: false, // ninety pages' modules, while somebody waits for the first page
    optimizePackageImports: ['@mantine/core', '@mantine/hooks', '@mantine/form', '@tabler/icons-react'],
  },
  // Browsers ask for it where they have not read of the icon yet.
  rewrites: async () => [{ source: '/favicon.ico', destination: '/icon.svg' }],
  headers: async () => [
    { source: '/:path*', headers },
    ...['/o/:path*', '/instances/list', '/instances/lists', '/user/details', '/api/v1/:path*'].map((source) => ({
      source,
      headers: [{ key: 'Referrer-Policy', value: 'no-referrer' }],
    })),
  ],
}

/** The types of the message keys are written when building, not by a running server, whose folder may be read-only. */
export default function nextConfig(phase: string): NextConfig {
  const experimental = phase === PHASE_PRODUCTION_SERVER ? {} : { createMessagesDeclaration: './locales/en.json' }
  return createNextIntlPlugin({ requestConfig: REQUEST_CONFIG, experimental })(config)
}
