import { useTranslations } from 'next-intl'
import { useSizes } from '@/components/format/sizes'
import { type Fact, Facts } from '@/components/layout/facts'
import { Section } from '@/components/layout/section'
import type { ApplicationView } from '@/lib/applications/queries'
import classes from './applications.module.css'
import { Timeline } from './timeline'

type Change = NonNullable<ApplicationView['change']>
type Wish = Change['wish']
type Props = { application: ApplicationView; change: Change }

/** A change of an instance: what there was, what was asked for, what was decided, and what has happened. */
export function ChangeFacts({ application, change }: Props) {
  const t = useTranslations('change')
  const words = useTranslations('applications')
  const facts = useWishFacts(change)
  const { reviewerComments, failure, comments, events, status } = application
  return (
    <>
      {reviewerComments ? (
        <Section title={words('words')}>
          <p className={classes.words}>{reviewerComments}</p>
        </Section>
      ) : null}
      {status === 'failed' ? (
        <Section title={t('failedTitle')}>
          <p className={classes.words}>{words('failedText')}</p>
          {failure ? <p className={classes.note}>{failure}</p> : null}
        </Section>
      ) : null}
      <div className={classes.columns}>
        <Section title={t('asked')}>
          <Facts facts={facts(change.wish)} termWidth={120} />
        </Section>
        {change.decided ? (
          <Section title={t('decided')}>
            <Facts facts={facts(change.decided)} termWidth={120} />
          </Section>
        ) : null}
        <Section title={words('soFar')}>
          <Timeline events={events} kind="change" />
        </Section>
      </div>
      <Section title={words('purpose')}>
        <p className={classes.words}>{comments}</p>
      </Section>
    </>
  )
}

/** Only what differs from what there was. */
function useWishFacts({ before, networkName }: Change) {
  const t = useTranslations('change')
  const { mib } = useSizes()
  return (wish: Wish): Fact[] => [
    ...(wish.vcpus === before.vcpus ? [] : [{ term: t('vcpus'), value: `${before.vcpus} → ${wish.vcpus}` }]),
    ...(wish.memory === before.memory
      ? []
      : [{ term: t('memory'), value: `${mib(before.memory)} → ${mib(wish.memory)}` }]),
    ...wish.disks.flatMap((size, number) => {
      const was = before.disks[number] ?? 0
      return size === was ? [] : [{ term: t('disk', { number }), value: `${mib(was)} → ${mib(size)}` }]
    }),
    ...(wish.addDisk === null ? [] : [{ term: t('newDisk'), value: mib(wish.addDisk) }]),
    ...(wish.addNic === null ? [] : [{ term: t('nic'), value: networkName ?? wish.addNic }]),
    ...(wish.removeDisk === null ? [] : [{ term: t('removal'), value: t('removesDisk', { number: wish.removeDisk }) }]),
    ...(wish.removeNic === null ? [] : [{ term: t('nicRemoval'), value: t('removesNic', { mac: wish.removeNic }) }]),
  ]
}
