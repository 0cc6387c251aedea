import { getTranslations } from 'next-intl/server'
import classes from '@/components/account/account.module.css'
import { AddToken } from '@/components/account/add-token'
import { GrantList } from '@/components/account/grant-list'
import { TokenList } from '@/components/account/token-list'
import { Link } from '@/components/layout/link'
import { Section } from '@/components/layout/section'
import type { UserCtx } from '@/lib/access/actor'
import { listGrants } from '@/lib/oauth/grants'
import { listTokens } from '@/lib/oauth/personal-tokens'
import { siteSettings } from '@/lib/web/settings'
import { listOwnWebhooks } from '@/lib/webhooks/queries'
import { endToken, makeToken, withdraw } from './program-actions'

const iso = (date: Date | null) => date?.toISOString() ?? null

/** What acts for the person besides themselves. */
export async function Programs({ ctx }: { ctx: UserCtx }) {
  const [t, grants, tokens, webhooks, { tokenMaxDays }] = await Promise.all([
    getTranslations('profile'),
    listGrants(ctx),
    listTokens(ctx),
    listOwnWebhooks(ctx),
    siteSettings(),
  ])
  return (
    <>
      <Section title={t('programs')} flush>
        <GrantList
          grants={grants.map(({ agreedAt, lastUsedAt, ...grant }) => ({
            ...grant,
            agreedAt: agreedAt.toISOString(),
            lastUsedAt: iso(lastUsedAt),
          }))}
          withdraw={withdraw}
        />
      </Section>
      <Section title={t('tokens')} end={<Link href="/o/api">{t('apiReference')}</Link>} flush>
        <TokenList
          tokens={tokens.map(({ id, name, scopes, expiresAt, lastUsedAt }) => ({
            id,
            name,
            scopes,
            expiresAt: expiresAt.toISOString(),
            lastUsedAt: iso(lastUsedAt),
          }))}
          revoke={endToken}
        />
        <AddToken add={makeToken} maxDays={tokenMaxDays} />
      </Section>
      <Section title={t('webhooks')} end={<Link href="/profile/webhooks">{t('webhooksOpen')}</Link>}>
        <p className={classes.soft}>{t('webhooksNote', { count: webhooks.length })}</p>
      </Section>
    </>
  )
}
