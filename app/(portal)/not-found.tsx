import { NotFoundFace } from '@/components/layout/not-found-face'

export default function NotFound() {
  return <NotFoundFace />
}
