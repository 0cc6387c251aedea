'use client'

import { Textarea } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Form } from '@/components/forms/form'
import { FormMessage } from '@/components/forms/form-message'
import { ReasonedButton } from '@/components/forms/reasoned-button'
import { useRefusal } from '@/components/forms/use-refusal'
import { useSubmit } from '@/components/forms/use-submit'
import { Banner } from '@/components/layout/banner'
import { Section } from '@/components/layout/section'
import type { OwnerChoice } from '@/lib/instances/find-owner'
import type { OwnerRow } from '@/lib/instances/list-owners'
import type { Result } from '@/lib/web/result'
import { AddOwner } from './add-owner'
import { OwnerItem } from './owner-item'
import classes from './owners.module.css'

type Props = {
  place: { cluster: string; name: string }
  owners: OwnerRow[]
  known: OwnerChoice[]
  /** Whether the viewer may change them at all. */
  offered: boolean
  refusal: string | null
  mayLeaveNobody: boolean
  save: (input: unknown) => Promise<Result<unknown>>
  lookUp: (who: string) => Promise<Result<OwnerChoice[]>>
}

/** Who owns an instance; several changes are gathered and saved in one. */
export function OwnersForm({ place, owners, known, offered, refusal, mayLeaveNobody, save, lookUp }: Props) {
  const t = useTranslations('people')
  const why = useRefusal(place)
  const router = useRouter()
  const [added, setAdded] = useState<OwnerChoice[]>([])
  const [gone, setGone] = useState<string[]>([])
  const [reason, setReason] = useState('')
  const [saved, setSaved] = useState(false)
  const clear = () => {
    setAdded([])
    setGone([])
    setReason('')
  }
  const saving = useSubmit(save, () => {
    clear()
    setSaved(true)
    router.refresh()
  })
  const remove = gone.filter((word) => owners.some((owner) => owner.word === word))
  const add = added.filter(({ word }) => !owners.some((owner) => owner.word === word))
  const changes = add.length + remove.length
  const nobody = owners.length > 0 && remove.length === owners.length && add.length === 0
  const submit = () => {
    setSaved(false)
    saving.submit({ add: add.map(({ word }) => word), remove, reason })
  }
  const toggle = (word: string) =>
    setGone((words) => (words.includes(word) ? words.filter((one) => one !== word) : [...words, word]))
  return (
    <Section title={t('title')} flush>
      <p className={classes.note}>{t('lead')}</p>
      <ul className={classes.list} aria-label={t('title')}>
        {owners.map((owner) => (
          <OwnerItem
            key={owner.word}
            owner={owner}
            change={remove.includes(owner.word) ? 'goes' : null}
            onToggle={offered && !refusal ? () => toggle(owner.word) : undefined}
          />
        ))}
        {add.map((choice) => (
          <OwnerItem
            key={choice.word}
            owner={{ ...choice, inactive: false, me: false }}
            change="comes"
            onToggle={() => setAdded(added.filter(({ word }) => word !== choice.word))}
          />
        ))}
        {owners.length === 0 && add.length === 0 ? <li className={classes.note}>{t('none')}</li> : null}
      </ul>
      {offered ? (
        <div className={classes.form}>
          <AddOwner
            known={known}
            taken={[...owners, ...add].map(({ word }) => word)}
            disabledReason={why(refusal)}
            error={saving.errors.who}
            lookUp={lookUp}
            onAdd={(choices) => setAdded([...add, ...choices])}
          />
          <Form onSubmit={submit} className={classes.save}>
            <FormMessage sending={saving} />
            {saved ? (
              <Banner tone="running" live>
                {t('saved')}
              </Banner>
            ) : null}
            {owners.some(({ me, word }) => me && remove.includes(word)) ? (
              <Banner tone="warning" live>
                {t('self')}
              </Banner>
            ) : null}
            {nobody && mayLeaveNobody ? (
              <Textarea
                label={t('reason')}
                description={t('reasonHelp')}
                autosize
                minRows={2}
                value={reason}
                onChange={(event) => setReason(event.currentTarget.value)}
                error={saving.errors.reason}
              />
            ) : null}
            <div className={classes.foot}>
              <ReasonedButton
                type="submit"
                loading={saving.pending}
                disabledReason={why(refusal) ?? (changes === 0 ? t('nothing') : undefined)}
              >
                {t('save', { count: changes })}
              </ReasonedButton>
              {changes > 0 ? (
                <ReasonedButton variant="default" onClick={clear}>
                  {t('discard')}
                </ReasonedButton>
              ) : null}
              <span className={classes.soft}>{t('mailed')}</span>
            </div>
          </Form>
        </div>
      ) : null}
    </Section>
  )
}
