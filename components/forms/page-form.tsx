import { Button } from '@mantine/core'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { LinkButton } from '@/components/layout/link-button'
import { Form } from './form'
import { FormMessage } from './form-message'
import { FormColumns } from './form-section'
import { StickyFoot } from './sticky-foot'
import type { useSubmit } from './use-submit'

type Props = {
  sending: Pick<ReturnType<typeof useSubmit>, 'message' | 'errors' | 'pending'>
  onSubmit: () => void
  /** What the form does, as its button says it. */
  verb: string
  /** Where one goes who gives up. */
  back: string
  children: ReactNode
}

/** A form that is a page of its own: what was refused above, what it does below. */
export function PageForm({ sending, onSubmit, verb, back, children }: Props) {
  const t = useTranslations('form')
  return (
    <Form onSubmit={onSubmit}>
      <FormColumns>
        <FormMessage sending={sending} />
        {children}
      </FormColumns>
      <StickyFoot>
        <LinkButton href={back} variant="default">
          {t('cancel')}
        </LinkButton>
        <Button type="submit" loading={sending.pending}>
          {verb}
        </Button>
      </StickyFoot>
    </Form>
  )
}
