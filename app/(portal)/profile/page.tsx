import { Anchor } from '@mantine/core'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import classes from '@/components/account/account.module.css'
import { AddSshKeys } from '@/components/account/add-ssh-keys'
import { DetailsForm } from '@/components/account/details-form'
import { EmailForm } from '@/components/account/email-form'
import { FactorSection } from '@/components/account/factor-section'
import { LanguageChoice } from '@/components/account/language-choice'
import { PasswordForm } from '@/components/account/password-form'
import { PreferencesForm } from '@/components/account/preferences-form'
import { SessionList } from '@/components/account/session-list'
import { SshKeyList } from '@/components/account/ssh-key-list'
import { Facts } from '@/components/layout/facts'
import { Page } from '@/components/layout/page'
import { PageHeader } from '@/components/layout/page-header'
import { Section } from '@/components/layout/section'
import { listFactors } from '@/lib/accounts/factors/factors'
import { readProfile } from '@/lib/accounts/profile'
import { listOrganizations } from '@/lib/accounts/registrations'
import { listSessions } from '@/lib/accounts/sessions'
import { listSshKeys } from '@/lib/accounts/ssh-keys'
import { config } from '@/lib/config/env'
import { pageContext } from '@/lib/web/context'
import { setLocale } from '@/lib/web/set-locale'
import { signOutEverywhere } from '@/lib/web/sign-out'
import { ownSession } from '@/lib/web/signed-in'
import {
  addPasskey,
  beginApp,
  beginPasskey,
  confirmApp,
  newCodes,
  removeApp,
  removePasskey,
} from '../../(auth)/second-factor/actions'
import {
  addKeys,
  changeEmail,
  endOne,
  endOthers,
  removeKey,
  saveDetails,
  savePassword,
  savePreferences,
} from './actions'
import { Programs } from './programs'
import { preferencesOf, shownFactors, shownKey, shownSession } from './shown'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('profile'))('title') }
}

export default async function ProfilePage() {
  const ctx = await pageContext()
  const [t, profile, organizations, keys, sessions, own, factors] = await Promise.all([
    getTranslations('profile'),
    readProfile(ctx),
    listOrganizations(),
    listSshKeys(ctx),
    listSessions(ctx),
    ownSession(),
    listFactors(ctx),
  ])
  const { username, email, firstName, lastName, phone, organizationId } = profile
  const groups = profile.groups.map(({ group }) => group.name).join(', ')
  return (
    <Page>
      <PageHeader title={t('title')} lead={t('lead')} />
      <div className={classes.columns}>
        <div className={classes.half}>
          <Section title={t('account')}>
            <Facts
              termWidth={128}
              facts={[
                { term: t('username'), value: username, mono: true },
                { term: t('email'), value: email },
                ...(groups ? [{ term: t('groups'), value: groups }] : []),
              ]}
            />
            <div className={classes.part}>
              <DetailsForm
                initial={{ firstName, lastName, phone, organizationId }}
                organizations={organizations}
                save={saveDetails}
              />
            </div>
          </Section>
          <Section title={t('changeEmail')}>
            {factors.hasPassword ? <EmailForm save={changeEmail} /> : <p className={classes.soft}>{t('noPassword')}</p>}
          </Section>
          <Section title={t('password')}>
            {factors.hasPassword ? (
              <PasswordForm save={savePassword} />
            ) : (
              <p className={classes.soft}>{t('noPassword')}</p>
            )}
          </Section>
          <Section title={t('factors')} flush>
            <FactorSection
              {...shownFactors(factors)}
              begin={beginApp}
              confirm={confirmApp}
              removeApp={removeApp}
              beginPasskey={beginPasskey}
              addPasskey={addPasskey}
              removePasskey={removePasskey}
              newCodes={newCodes}
            />
          </Section>
          <Section title={t('data')}>
            <p className={classes.soft}>{t('dataNote')}</p>
            <Anchor href="/profile/export" download>
              {t('download')}
            </Anchor>
          </Section>
        </div>
        <div className={classes.half}>
          <div id="keys" className={classes.anchor}>
            <Section title={t('keys')} flush>
              <p className={classes.note}>{keys.length === 0 ? t('noKeys') : t('keysUse')}</p>
              <SshKeyList keys={keys.map(shownKey)} remove={removeKey} />
              <AddSshKeys add={addKeys} />
            </Section>
          </div>
          <Section title={t('preferences')}>
            <LanguageChoice setLocale={setLocale} />
            <div className={classes.part}>
              <PreferencesForm {...preferencesOf(ctx, profile)} siteZone={config().timeZone} save={savePreferences} />
            </div>
          </Section>
          <Section title={t('sessions')} flush>
            <SessionList
              sessions={sessions.map((session) => shownSession(session, own))}
              end={endOne}
              endOthers={endOthers}
              endAll={signOutEverywhere}
            />
          </Section>
          <Programs ctx={ctx} />
        </div>
      </div>
    </Page>
  )
}
