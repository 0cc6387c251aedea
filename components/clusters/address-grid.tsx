import { useTranslations } from 'next-intl'
import { Link } from '@/components/layout/link'
import { LinkButton } from '@/components/layout/link-button'
import { Section } from '@/components/layout/section'
import type { AddressMap } from '@/lib/fleet/address-map'
import { USES, type Use } from '@/lib/fleet/schema'
import classes from './address-grid.module.css'

/** Each use has a letter, so that none is told by its colour. */
const LETTERS: Record<Use, string> = {
  instance: '■',
  gateway: 'G',
  network: 'N',
  broadcast: 'B',
  reserved: '×',
  free: '·',
}
const lastPart = (address: string) => address.slice(address.lastIndexOf('.') + 1)

type Props = { network: AddressMap; addresses: NonNullable<AddressMap['addresses']> }

/** A page of the addresses of a network, a small field for each. */
export function AddressGrid({ network, addresses }: Props) {
  const t = useTranslations('clusterPage')
  const { cluster, name, page, pages, views, users } = network
  const nameOf = new Map(users.map((user) => [user.ip, user.name]))
  const first = addresses[0]?.address ?? ''
  const last = addresses.at(-1)?.address ?? ''
  const base = `/admin/clusters/${cluster}/networks/${encodeURIComponent(name)}`
  const used = USES.filter((use) => addresses.some((one) => one.use === use))
  return (
    <Section title={t('map', { first, last })}>
      <ul className={classes.legend}>
        {used.map((use) => (
          <li key={use}>
            <span className={classes.mark} data-use={use} aria-hidden>
              {LETTERS[use]}
            </span>
            {t('useCount', { use: t(`use.${use}`), count: addresses.filter((one) => one.use === use).length })}
          </li>
        ))}
      </ul>
      <ol className={classes.grid}>
        {addresses.map(({ address, use }) => {
          const instance = nameOf.get(address)
          const words = t('addressIs', { address, use: instance ?? t(`use.${use}`) })
          const face = (
            <>
              <span aria-hidden>{lastPart(address)}</span>
              <b aria-hidden>{LETTERS[use]}</b>
            </>
          )
          return (
            <li key={address} data-use={use} title={words}>
              {instance && views ? (
                <Link
                  href={`/instances/${cluster}/${encodeURIComponent(instance)}`}
                  prefetch={false}
                  aria-label={words}
                >
                  {face}
                </Link>
              ) : (
                <span role="img" aria-label={words}>
                  {face}
                </span>
              )}
            </li>
          )
        })}
      </ol>
      {pages > 1 ? (
        <nav aria-label={t('mapPages')} className={classes.pages}>
          {page > 1 ? (
            <LinkButton variant="default" size="xs" href={`${base}?page=${page - 1}`} prefetch={false}>
              {t('lower')}
            </LinkButton>
          ) : null}
          <span>{t('pageOf', { page, pages })}</span>
          {page < pages ? (
            <LinkButton variant="default" size="xs" href={`${base}?page=${page + 1}`} prefetch={false}>
              {t('higher')}
            </LinkButton>
          ) : null}
        </nav>
      ) : null}
    </Section>
  )
}
