import { Anchor } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { Facts } from '@/components/layout/facts'
import { Section } from '@/components/layout/section'
import classes from './programs.module.css'

type Shown = {
  id: number
  name: string
  clientId: string
  redirectUris: string[]
  scopes: string[]
  agreed: number
}

export function ClientCard({ client }: { client: Shown }) {
  const t = useTranslations('programs')
  const edit = (
    <Anchor href={`/o/applications/${client.id}`} aria-label={t('editOf', { name: client.name })}>
      {t('edit')}
    </Anchor>
  )
  const redirects = client.redirectUris.map((uri) => (
    <span key={uri} className={classes.line}>
      {uri}
    </span>
  ))
  return (
    <Section title={client.name} end={edit}>
      <Facts
        termWidth={150}
        facts={[
          { term: t('clientId'), value: client.clientId, mono: true, copy: client.clientId },
          ...(redirects.length > 0 ? [{ term: t('redirects'), value: redirects, mono: true }] : []),
          { term: t('scopesLabel'), value: client.scopes.join(' '), mono: true },
        ]}
      />
      <p className={classes.after}>{t('agreed', { count: client.agreed })}</p>
    </Section>
  )
}
