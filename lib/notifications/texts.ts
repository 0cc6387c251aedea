import type { Notification } from '@/lib/db/generated/client'
import type { Texts } from './letter'

type Row = Pick<Notification, 'subjectEn' | 'textEn' | 'subjectEl' | 'textEl'>

export const textsOf = ({ subjectEn, textEn, subjectEl, textEl }: Row): Texts => ({
  en: { subject: subjectEn, text: textEn },
  el: { subject: subjectEl, text: textEl },
})
