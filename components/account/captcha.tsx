'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import classes from './sign-in.module.css'

export type CaptchaSettings = { scriptUrl: string; siteKey: string /** What the script defines. */; global: string }

type Api = { render?: (place: HTMLElement, options: Record<string, unknown>) => unknown }
type Props = { settings: CaptchaSettings; error: string | undefined; onToken: (token: string) => void }

const LOADED = 'captchaLoaded'

/** The service's own box, by the calls that reCAPTCHA, hCaptcha and Turnstile share. A token counts once: make it anew. */
export function Captcha({ settings: { scriptUrl, siteKey, global }, error, onToken }: Props) {
  const t = useTranslations('register')
  const place = useRef<HTMLDivElement>(null)
  const tell = useEffectEvent(onToken)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    const box = document.createElement('div')
    place.current?.append(box)
    const page = window as unknown as Record<string, unknown>
    const api = () => page[global] as Api | undefined
    const render = () => {
      const options = {
        sitekey: siteKey,
        callback: (token: string) => tell(token),
        'expired-callback': () => tell(''),
      }
      api()?.render?.(box, options)
    }
    if (api()?.render) render()
    else {
      page[LOADED] = render
      const script = document.createElement('script')
      script.src = `${scriptUrl}${scriptUrl.includes('?') ? '&' : '?'}render=explicit&onload=${LOADED}`
      script.onerror = () => setFailed(true)
      document.head.append(script)
    }
    return () => box.remove()
  }, [scriptUrl, siteKey, global])
  return (
    <div>
      <div ref={place} />
      <p role="alert" className={classes.wrong}>
        {failed ? t('captchaFailed') : error}
      </p>
    </div>
  )
}
