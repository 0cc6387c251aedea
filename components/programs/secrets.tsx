import { useTranslations } from 'next-intl'
import { Banner } from '@/components/layout/banner'
import { Facts } from '@/components/layout/facts'
import classes from './programs.module.css'

type Props = {
  values: { term: string; value: string }[]
  /** One of them is a secret, which nobody sees again. */
  once: boolean
}

/** What was just made and has to be taken along. */
export function Secrets({ values, once }: Props) {
  const t = useTranslations('programs')
  return (
    <div className={classes.words}>
      {once ? <Banner tone="warning">{t('secretOnce')}</Banner> : null}
      <Facts termWidth={110} facts={values.map(({ term, value }) => ({ term, value, mono: true, copy: value }))} />
    </div>
  )
}
