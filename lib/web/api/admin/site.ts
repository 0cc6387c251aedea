import { z } from 'zod'
import { changeSettings } from '@/lib/settings/change-settings'
import { listSettings } from '@/lib/settings/list-settings'
import { removeLogo, setLogo } from '@/lib/site/logo'
import { type ApiCtx, noAnswer, none, nothing, type Operation, operation } from '../operation'

const settings = z
  .object({
    items: z.array(
      z.object({ key: z.string(), value: z.unknown(), initial: z.unknown().describe('What it is by default') }),
    ),
  })
  .meta({ id: 'Settings' })
const onSettings = { path: '/settings', scope: 'admin', status: 200, params: none, query: none } as const
const showSettings = async (ctx: ApiCtx) => ({ items: await listSettings(ctx) })

const readAll = operation({
  ...onSettings,
  method: 'GET',
  id: 'listSettings',
  summary: 'The settings of the site',
  body: nothing,
  answer: settings,
  run: showSettings,
})

const change = operation({
  ...onSettings,
  method: 'PUT',
  id: 'changeSettings',
  summary: 'Change some of them: all or none',
  answer: settings,
  body: z.record(z.string().max(60), z.unknown()).describe('By their keys; what is left out stays as it is'),
  run: async (ctx, { body }) => {
    await changeSettings(ctx, body)
    return showSettings(ctx)
  },
})

const onLogo = { ...onSettings, path: '/settings/logo', status: 204, answer: noAnswer } as const

const logo = operation({
  ...onLogo,
  method: 'PUT',
  id: 'setLogo',
  summary: 'The site’s picture from now on',
  description: 'PNG, JPEG, WebP or GIF in base64, all of the request within 256 KiB.',
  body: z.object({ logo: z.base64('image_type') }),
  run: (ctx, { sent }) => setLogo(ctx, new Uint8Array(Buffer.from(sent.logo, 'base64'))),
})

const noLogo = operation({
  ...onLogo,
  method: 'DELETE',
  id: 'removeLogo',
  summary: 'Back to the portal’s own mark',
  body: none,
  run: (ctx) => removeLogo(ctx),
})

export const siteOperations: readonly Operation[] = [readAll, change, logo, noLogo]
