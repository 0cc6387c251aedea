'use client'

import { NumberInput } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { useSizes } from '@/components/format/sizes'
import { useRefusal } from '@/components/forms/use-refusal'
import { useSubmit } from '@/components/forms/use-submit'
import { GibInput } from '@/components/instances/gib-input'
import { Banner } from '@/components/layout/banner'
import type { ChangeData } from '@/lib/applications/changes/change-data'
import type { Resize } from '@/lib/instances/schema'
import type { Result } from '@/lib/web/result'
import { ChangeDecision } from './change-decision'
import { ChangeRoom } from './change-room'
import classes from './review.module.css'
import { WishLine } from './wish-line'

type Props = {
  data: ChangeData
  head: ReactNode
  foot: ReactNode
  approve: (input: { wish: Resize; comments: string }) => Promise<Result<unknown>>
  reject: (reason: string) => Promise<Result<void>>
}

/** What there is, what is wished and what will be; what the cluster allows and has; the decision. */
export function ChangeForm({ data, head, foot, approve, reject }: Props) {
  const t = useTranslations('change')
  const router = useRouter()
  const { mib } = useSizes()
  const { application, change, instance } = data
  const why = useRefusal({ name: application.hostname, cluster: application.cluster?.slug ?? '' })
  const [wish, setWish] = useState<Resize>(change.decided ?? change.wish)
  const [comments, setComments] = useState(application.reviewerComments)
  const approval = useSubmit(approve, () => router.refresh())
  const rejection = useSubmit(reject, () => router.refresh())
  const { errors } = approval
  const edit = (part: Partial<Resize>) => {
    setWish((before) => ({ ...before, ...part }))
    for (const field of Object.keys(part).concat(wish.disks.map((_, index) => `disks.${index}`))) approval.clear(field)
  }
  const decidable = application.may.approve && instance !== null
  const asked = change.wish
  const now = instance?.present ?? { ...change.before, minMemory: change.before.memory }
  return (
    <>
      <div className={classes.middle}>
        {head}
        {data.problem ? <Banner tone="warning">{why(data.problem)}</Banner> : null}
        <table className={classes.table} data-columns={4} aria-label={t('wishAndPlan')}>
          <thead>
            <tr className={classes.tableHead}>
              <th scope="col">{t('field')}</th>
              <th scope="col">{t('present')}</th>
              <th scope="col">{t('wished')}</th>
              <th scope="col">{t('willBe')}</th>
            </tr>
          </thead>
          <tbody>
            <WishLine term={t('vcpus')} now={now.vcpus} wish={asked.vcpus} same={asked.vcpus === wish.vcpus}>
              <NumberInput
                aria-label={`${t('vcpus')}: ${t('willBe')}`}
                disabled={!decidable}
                min={1}
                clampBehavior="none"
                allowDecimal={false}
                value={wish.vcpus}
                onChange={(vcpus) => edit({ vcpus: Number(vcpus) })}
                error={errors.vcpus}
              />
            </WishLine>
            <WishLine
              term={t('memory')}
              now={mib(now.memory)}
              wish={mib(asked.memory)}
              same={asked.memory === wish.memory}
            >
              <GibInput
                aria-label={`${t('memory')}: ${t('willBe')}`}
                disabled={!decidable}
                value={wish.memory}
                onChange={(memory) =>
                  edit({ memory, ...(wish.minMemory !== null && wish.minMemory > memory ? { minMemory: null } : {}) })
                }
                error={errors.memory ?? errors.minMemory}
              />
            </WishLine>
            {[...wish.disks.entries()].map(([number, size]) => (
              <WishLine
                key={number}
                term={t('disk', { number })}
                now={mib(now.disks[number] ?? 0)}
                wish={asked.removeDisk === number ? t('removesDisk', { number }) : mib(asked.disks[number] ?? 0)}
                same={asked.disks[number] === size && asked.removeDisk === wish.removeDisk}
              >
                <GibInput
                  aria-label={`${t('disk', { number })}: ${t('willBe')}`}
                  disabled={!decidable || wish.removeDisk === number}
                  value={size}
                  onChange={(mebibytes) =>
                    edit({ disks: wish.disks.map((before, index) => (index === number ? mebibytes : before)) })
                  }
                  error={errors[`disks.${number}`] ?? (wish.removeDisk === number ? errors.removeDisk : undefined)}
                />
              </WishLine>
            ))}
            {asked.addDisk === null ? null : (
              <WishLine
                term={t('newDisk')}
                now={t('none')}
                wish={mib(asked.addDisk)}
                same={asked.addDisk === wish.addDisk}
              >
                <GibInput
                  aria-label={`${t('newDisk')}: ${t('willBe')}`}
                  description={wish.addDisk === null ? t('keepDisk') : undefined}
                  disabled={!decidable}
                  value={wish.addDisk ?? 0}
                  onChange={(size) => edit({ addDisk: size === 0 ? null : size })}
                  error={errors.addDisk}
                />
              </WishLine>
            )}
            {asked.addNic === null ? null : (
              <WishLine term={t('nic')} now={t('none')} wish={change.networkName ?? asked.addNic} same>
                {errors.addNic ?? change.networkName ?? asked.addNic}
              </WishLine>
            )}
            {asked.removeNic === null ? null : (
              <WishLine term={t('removal')} now={t('none')} wish={t('removesNic', { mac: asked.removeNic })} same>
                {t('removesNic', { mac: asked.removeNic })}
              </WishLine>
            )}
          </tbody>
        </table>
        {instance?.on && decidable ? <p className={classes.soft}>{t('onText')}</p> : null}
        {foot}
      </div>
      {application.may.approve || application.may.reject ? (
        <div className={classes.panel}>
          {instance ? <ChangeRoom instance={instance} wish={wish} /> : null}
          <ChangeDecision
            comments={comments}
            setComments={setComments}
            error={rejection.errors.comments ?? approval.errors.comments}
            message={approval.message ?? rejection.message}
            pending={approval.pending}
            again={application.status === 'failed'}
            disabledReason={data.problem ? why(data.problem) : undefined}
            approve={() => approval.submit({ wish, comments })}
            reject={application.may.reject ? (reason) => rejection.submit(reason) : null}
          />
        </div>
      ) : null}
    </>
  )
}
