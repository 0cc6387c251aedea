import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import classes from '@/components/account/account.module.css'
import { AddSshKeys } from '@/components/account/add-ssh-keys'
import { EmailForm } from '@/components/account/email-form'
import { LanguageChoice } from '@/components/account/language-choice'
import { PasswordForm } from '@/components/account/password-form'
import { SessionList } from '@/components/account/session-list'
import { SshKeyList } from '@/components/account/ssh-key-list'
import { Facts } from '@/components/layout/facts'
import { Page } from '@/components/layout/page'
import { PageHeader } from '@/components/layout/page-header'
import { Section } from '@/components/layout/section'
import { readProfile } from '@/lib/accounts/profile'
import { fullName } from '@/lib/accounts/queries'
import { listSessions } from '@/lib/accounts/sessions'
import { listSshKeys } from '@/lib/accounts/ssh-keys'
import { pageContext } from '@/lib/web/context'
import { setLocale } from '@/lib/web/set-locale'
import { signOutEverywhere } from '@/lib/web/sign-out'
import { ownSession } from '@/lib/web/signed-in'
import { addKeys, changeEmail, endOne, endOthers, removeKey, savePassword } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('profile'))('title') }
}

export default async function ProfilePage() {
  const ctx = await pageContext()
  const [t, profile, keys, sessions, own] = await Promise.all([
    getTranslations('profile'),
    readProfile(ctx),
    listSshKeys(ctx),
    listSessions(ctx),
    ownSession(),
  ])
  const groups = profile.groups.map(({ group }) => group.name).join(', ')
  return (
    <Page>
      <PageHeader title={t('title')} lead={t('lead')} />
      <div className={classes.columns}>
        <Section title={t('account')}>
          <Facts
            termWidth={128}
            facts={[
              { term: t('name'), value: fullName(profile) },
              { term: t('username'), value: profile.username, mono: true },
              { term: t('email'), value: profile.email },
              ...(groups ? [{ term: t('groups'), value: groups }] : []),
            ]}
          />
        </Section>
        <Section>
          <LanguageChoice setLocale={setLocale} />
        </Section>
        <Section title={t('keys')} flush>
          <p className={classes.note}>{keys.length === 0 ? t('noKeys') : t('keysUse')}</p>
          <SshKeyList
            keys={keys.map(({ id, type, fingerprint, comment, createdAt }) => ({
              id,
              type,
              fingerprint,
              comment,
              addedAt: createdAt.toISOString(),
            }))}
            remove={removeKey}
          />
          <AddSshKeys add={addKeys} />
        </Section>
        <Section title={t('changeEmail')}>
          <EmailForm save={changeEmail} />
        </Section>
        <Section title={t('password')}>
          <PasswordForm save={savePassword} />
        </Section>
        <Section title={t('sessions')} flush>
          <SessionList
            sessions={sessions.map(({ id, createdAt, seenAt, address, agent }) => ({
              id,
              since: createdAt.toISOString(),
              seen: seenAt.toISOString(),
              address,
              agent,
              own: id === own,
            }))}
            end={endOne}
            endOthers={endOthers}
            endAll={signOutEverywhere}
          />
        </Section>
      </div>
    </Page>
  )
}
