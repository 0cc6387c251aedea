import { useSizes } from './sizes'

export function Size({ mib }: { mib: number }) {
  return <span style={{ whiteSpace: 'nowrap' }}>{useSizes().mib(mib)}</span>
}
