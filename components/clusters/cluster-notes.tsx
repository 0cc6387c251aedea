import { useTranslations } from 'next-intl'
import { Banner } from '@/components/layout/banner'
import { FailureWords } from './check-step'

type Props = {
  disabled: boolean
  /** It is read by an account of its own. */
  readsApart: boolean
  state: { health: string; healthDetail: string; access: string | null } | null
}

/** What one must know of this cluster before anything else. */
export function ClusterNotes({ disabled, readsApart, state }: Props) {
  const t = useTranslations('clusters')
  const fails = state && !disabled && state.health !== 'answers' && state.health !== 'unknown'
  return (
    <>
      {disabled ? <Banner tone="info">{t('disabledNote')}</Banner> : null}
      {fails ? (
        <Banner tone="warning">
          <FailureWords health={state.health} detail={state.healthDetail} />
        </Banner>
      ) : null}
      {state?.access === 'read' ? <Banner tone="info">{t('readOnlyCluster')}</Banner> : null}
      {state?.access === 'none' && !fails ? (
        <Banner tone="warning">{t(readsApart ? 'writerRefused' : 'noAccess')}</Banner>
      ) : null}
    </>
  )
}
