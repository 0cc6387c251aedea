import '@mantine/core/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import '@mantine/spotlight/styles.layer.css'
import './globals.css'
import { ColorSchemeScript, mantineHtmlProps } from '@mantine/core'
import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import { NextIntlClientProvider } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { MessagesProvider } from '@/components/messages/messages-provider'
import { SiteProvider } from '@/components/site/site-context'
import { ThemeProvider } from '@/components/theme/provider'
import { siteFace } from '@/lib/site/face'
import { requestLocale } from '@/lib/web/i18n'
import { siteSettings } from '@/lib/web/settings'
import { signedIn } from '@/lib/web/signed-in'
import { fonts } from './fonts'

export async function generateMetadata(): Promise<Metadata> {
  const { siteName } = await siteSettings()
  return { title: { default: siteName, template: `%s · ${siteName}` } }
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' }

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined
  const [locale, t, settings] = await Promise.all([requestLocale(), getTranslations('shell'), siteSettings()])
  const texts = { helpdesk: t('helpdesk'), contact: t('contact'), news: t('news') }
  const site = await siteFace(settings, locale, texts)
  const theme = (await signedIn())?.theme
  const scheme = theme === 'light' || theme === 'dark' ? theme : 'auto'
  return (
    <html lang={locale} className={fonts} {...mantineHtmlProps}>
      <head>
        <ColorSchemeScript nonce={nonce} defaultColorScheme={scheme} suppressHydrationWarning />
      </head>
      <body>
        <NextIntlClientProvider now={new Date()} messages={null}>
          <MessagesProvider locale={locale}>
            <ThemeProvider nonce={nonce} scheme={scheme} accent={site.accent}>
              <SiteProvider site={site}>{children}</SiteProvider>
            </ThemeProvider>
          </MessagesProvider>
        </NextIntlClientProvider>
      </body>
    </html>
  )
}
