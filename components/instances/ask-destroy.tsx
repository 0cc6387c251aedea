'use client'

import { AskForm, type AskProps } from './ask-form'

export function AskDestroy(props: AskProps) {
  return <AskForm {...props} act="remove" input={{}} />
}
