'use client'

import { Button, type ButtonProps } from '@mantine/core'
import { Link } from './link'

type Props = ButtonProps & { href: string; prefetch?: boolean; target?: string }

/** A link that looks like a button; server components cannot hand `Link` to `Button` themselves. */
export function LinkButton(props: Props) {
  return <Button component={Link} {...props} />
}
