import type en from '@/locales/en.json'

/** Keys are checked, arguments are not: those declared for a plain {argument} take no number. */
type Keys<T> = T extends string ? string : { [K in keyof T]: Keys<T[K]> }

export type Messages = Keys<typeof en>

declare module 'next-intl' {
  interface AppConfig {
    Messages: Messages
  }
}
