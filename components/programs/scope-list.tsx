import {
  type IconCircleCheck,
  IconEye,
  IconFilePencil,
  IconPower,
  IconServer2,
  IconShieldExclamation,
  IconUserCircle,
  IconUserEdit,
} from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { iconProps } from '@/components/layout/icons'
import { isScope, type Scope } from '@/lib/access/scopes'
import classes from './programs.module.css'

const ICONS: Record<Scope, typeof IconCircleCheck> = {
  read: IconEye,
  profile: IconUserCircle,
  'profile:write': IconUserEdit,
  'instances:read': IconServer2,
  'instances:write': IconPower,
  'applications:write': IconFilePencil,
  admin: IconShieldExclamation,
}

/** What a program may do, in words. */
export function ScopeList({ scopes }: { scopes: readonly string[] }) {
  const t = useTranslations('programs.scope')
  return (
    <ul className={classes.scopes}>
      {scopes.filter(isScope).map((scope) => {
        const Icon = ICONS[scope]
        return (
          <li key={scope} data-grave={scope === 'admin' || undefined}>
            <Icon {...iconProps} />
            <span>{t(scope)}</span>
          </li>
        )
      })}
    </ul>
  )
}
