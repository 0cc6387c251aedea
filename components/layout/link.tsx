'use client'

import NextLink from 'next/link'
import { useRouter } from 'next/navigation'
import type { ComponentProps } from 'react'

type Props = Omit<ComponentProps<typeof NextLink>, 'href'> & { href: string }

/**
 * Where it leads is fetched ahead when it is pointed at, not because it is in view: each live change of a page would fetch
 * all of its links again. `prefetch={false}`: not even then, for a list's many.
 */
export function Link({ href, prefetch, onMouseEnter, onTouchStart, ...props }: Props) {
  const router = useRouter()
  const ahead = () => {
    if (prefetch !== false) router.prefetch(href)
  }
  return (
    <NextLink
      {...props}
      href={href}
      prefetch={false}
      onMouseEnter={(event) => {
        ahead()
        onMouseEnter?.(event)
      }}
      onTouchStart={(event) => {
        ahead()
        onTouchStart?.(event)
      }}
    />
  )
}
