'use client'

import { Button, FileButton, Group, Image } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { FormMessage } from '@/components/forms/form-message'
import { useSubmit } from '@/components/forms/use-submit'
import { Section } from '@/components/layout/section'
import type { Result } from '@/lib/web/result'
import classes from './settings.module.css'

type Props = {
  /** Where it is; null: the site has none of its own. */
  logo: string | null
  upload: (form: FormData) => Promise<Result<void>>
  remove: (input: undefined) => Promise<Result<void>>
}

/** The site's picture: taken at once, what it is not taken for is said here. */
export function LogoSection({ logo, upload, remove }: Props) {
  const t = useTranslations('settings.logo')
  const router = useRouter()
  const uploading = useSubmit(upload, () => router.refresh())
  const removing = useSubmit(remove, () => router.refresh())
  const choose = (file: File | null) => {
    if (!file) return
    const form = new FormData()
    form.set('logo', file)
    uploading.submit(form)
  }
  return (
    <Section title={t('title')}>
      <FormMessage sending={removing} />
      <p className={classes.told}>{t('help')}</p>
      <Group gap="md" mt="sm">
        {logo ? <Image src={logo} alt={t('alt')} h={40} w="auto" maw={220} fit="contain" /> : null}
        <FileButton onChange={choose} accept="image/png,image/jpeg,image/webp,image/gif">
          {(props) => (
            <Button {...props} variant="default" loading={uploading.pending}>
              {t(logo ? 'replace' : 'choose')}
            </Button>
          )}
        </FileButton>
        {logo ? (
          <Button variant="default" loading={removing.pending} onClick={() => removing.submit(undefined)}>
            {t('remove')}
          </Button>
        ) : null}
      </Group>
      <div role="alert" className={classes.refused}>
        {uploading.errors.logo ?? (uploading.message || '')}
      </div>
    </Section>
  )
}
