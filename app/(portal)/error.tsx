'use client'

import { ErrorFace } from '@/components/layout/error-face'

type Props = { error: unknown; retry: () => void }

export default function PortalError({ error, retry }: Props) {
  return <ErrorFace error={error} retry={retry} />
}
