'use client'

import { useDisclosure, useLocalStorage } from '@mantine/hooks'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef } from 'react'
import classes from './console.module.css'
import { ConsoleBar } from './console-bar'
import { KeysMenu } from './keys-menu'
import { PasswordForm } from './password-form'
import { PasteText } from './paste-text'
import { PhoneKeyboard } from './phone-keyboard'
import { useScreenWords } from './screen-words'
import { useFullScreen } from './use-full-screen'
import { useKeyboard } from './use-keyboard'
import { useModifiers } from './use-modifiers'
import { type AskTicket, useScreen } from './use-screen'

type Props = {
  cluster: string
  name: string
  /** Name and status, as the bar shows them. */
  heading: ReactNode
  /** Why it cannot be opened now, a code under `errors`. */
  refusal: string | null
  ask: AskTicket
  /** What could be done about a refusal: to start it. */
  remedy: ReactNode
}

const HELP = 'console-help'

export function ConsoleView({ cluster, name, heading, refusal, ask, remedy }: Props) {
  const t = useTranslations('console')
  const { place, state, rfb, connect, disconnect, setState } = useScreen(ask)
  const [scaled, setScaled] = useLocalStorage({ key: 'console-scaled', defaultValue: true })
  const [pasting, paste] = useDisclosure(false)
  const { full, toggle: toggleFull } = useFullScreen()
  const modifiers = useModifiers(rfb)
  const field = useRef<HTMLTextAreaElement>(null)
  const words = useScreenWords(state, refusal, { cluster, name })
  const isOpen = state.kind === 'open'
  const possible = refusal === null
  useKeyboard(place, rfb, { label: t('screenOf', { name }), helpId: HELP })

  useEffect(() => {
    if (possible) void connect()
  }, [possible, connect])
  useEffect(() => {
    if (rfb) rfb.scaleViewport = scaled
  }, [rfb, scaled])
  useEffect(() => {
    if (isOpen) rfb?.focus()
  }, [isOpen, rfb])

  const back = () => rfb?.focus()
  const notOpen = isOpen ? undefined : t('notOpen')
  return (
    <div className={full ? `${classes.console} ${classes.full}` : classes.console} data-fills>
      <ConsoleBar
        isOpen={isOpen || state.kind === 'connecting' || state.kind === 'password'}
        scaled={scaled}
        full={full}
        disabledReason={notOpen}
        refusal={possible ? undefined : (words ?? undefined)}
        keys={<KeysMenu {...modifiers} disabledReason={notOpen} onClosed={back} />}
        on={{
          ctrlAltDel: () => {
            rfb?.sendCtrlAltDel()
            back()
          },
          paste: paste.open,
          scale: () => setScaled(!scaled),
          full: toggleFull,
          connect: () => void connect(),
          disconnect,
          phone: () => field.current?.focus(),
        }}
      >
        {heading}
      </ConsoleBar>
      <div className={classes.stage} data-state={state.kind}>
        <div ref={place} className={classes.screen} data-scaled={scaled} />
        {state.kind === 'password' ? (
          <PasswordForm
            onSubmit={(password) => {
              setState({ kind: 'connecting' })
              rfb?.sendCredentials({ password })
            }}
          />
        ) : null}
        <div className={words ? classes.words : undefined}>
          <div role="status">{words}</div>
          {words && refusal ? remedy : null}
        </div>
      </div>
      <p id={HELP} className={classes.foot}>
        {t('keyboardHelp')}
      </p>
      {rfb ? <PhoneKeyboard rfb={rfb} field={field} label={t('phoneKeyboard')} /> : null}
      {rfb ? (
        <PasteText
          rfb={rfb}
          opened={pasting}
          close={() => {
            paste.close()
            back()
          }}
        />
      ) : null}
    </div>
  )
}
