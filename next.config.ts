import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

const withNextIntl = createNextIntlPlugin({
  requestConfig: './lib/web/i18n.ts',
  experimental: { createMessagesDeclaration: './locales/en.json' },
})

const config: NextConfig = {
  poweredByHeader: false,
  serverExternalPackages: ['graphile-worker', 'pg', 'pino', '@node-rs/argon2', 'undici', '@prisma/adapter-pg'],
  experimental: { optimizePackageImports: ['@mantine/core', '@mantine/hooks', '@tabler/icons-react'] },
}

export default withNextIntl(config)
