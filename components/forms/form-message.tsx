import { Banner } from '@/components/layout/banner'
import type { useSubmit } from './use-submit'

type Props = {
  sending: Pick<ReturnType<typeof useSubmit>, 'message' | 'errors'>
  /** In a form that is in sight as a whole: silent where a field says it. */
  brief?: boolean
}

/** Why a form was refused. */
export function FormMessage({ sending: { message, errors }, brief = false }: Props) {
  if (!message || (brief && Object.keys(errors).length > 0)) return null
  return (
    <Banner tone="error" live>
      {message}
    </Banner>
  )
}
