'use client'

import { Image } from '@mantine/core'
import { useSite } from '@/components/site/site-context'
import { Link } from './link'
import classes from './nav.module.css'

function BrandMark({ size = 22 }: { size?: number }) {
  return (
    <svg viewBox="0 0 24 24" width={size} height={size} aria-hidden="true">
      <circle cx="12" cy="5" r="3" fill="#0579a3" />
      <circle cx="5" cy="18" r="3" fill="#4aaedc" />
      <circle cx="19" cy="18" r="3" fill="#4aaedc" />
      <path d="M12 8v4M12 12 6.6 15.6M12 12l5.4 3.6" stroke="#2691bf" strokeWidth="1.6" />
    </svg>
  )
}

export function Brand({ slim = false }: { slim?: boolean }) {
  const { name, logo } = useSite()
  return (
    <Link href="/" prefetch={false} className={classes.brand} aria-label={slim ? name : undefined}>
      {logo ? <Image src={logo} alt="" className={classes.logo ?? ''} w="auto" /> : <BrandMark />}
      {slim ? null : <span className={classes.clip}>{name}</span>}
    </Link>
  )
}
