import type { useSubmit } from '@/components/forms/use-submit'
import { Banner } from '@/components/layout/banner'

/** Why a form was refused, where no field says it. */
export function FormMessage({ sending }: { sending: Pick<ReturnType<typeof useSubmit>, 'message' | 'errors'> }) {
  if (!sending.message || Object.keys(sending.errors).length > 0) return null
  return (
    <Banner tone="error" live>
      {sending.message}
    </Banner>
  )
}
