import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { PlainPage } from '@/components/layout/plain-page'
import { Consent } from '@/components/programs/consent'
import { consentTicket } from '@/lib/oauth/consent'
import { readAuthorization } from '@/lib/oauth/read-authorization'
import { pageContext } from '@/lib/web/context'
import { requestFacts } from '@/lib/web/request'
import { setLocale } from '@/lib/web/set-locale'
import { ownSession } from '@/lib/web/signed-in'
import { answer } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('programs'))('consentTitle') }
}

/** Where /o/authorize leads when the person has to be asked, or the client cannot be told what is wrong. */
export default async function ConsentPage() {
  const query = ((await requestFacts()).path ?? '').split('?').slice(1).join('?')
  const reading = await readAuthorization(new URLSearchParams(query))
  if (reading.kind === 'error') redirect(`/o/authorize?${query}`)
  if (reading.kind === 'refused') {
    const t = await getTranslations('programs')
    return (
      <PlainPage title={t('refusedTitle')} text={t(`refused.${reading.reason}`)} alone>
        {null}
      </PlainPage>
    )
  }
  const { actor } = await pageContext()
  const { client, scopes, redirectUri } = reading.asked
  return (
    <Consent
      client={client.name}
      account={{ name: actor.name, username: actor.username }}
      scopes={scopes}
      returnsTo={/^https?:/.test(redirectUri) ? new URL(redirectUri).host : (redirectUri.split(':')[0] ?? '')}
      request={{ query, ticket: consentTicket((await ownSession()) ?? '', query) }}
      answer={answer}
      setLocale={setLocale}
    />
  )
}
