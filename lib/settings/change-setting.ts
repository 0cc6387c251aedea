import type { Ctx } from '@/lib/access/actor'
import { changeSettings } from './change-settings'

export const changeSetting = (ctx: Ctx, key: string, value: unknown) => changeSettings(ctx, { [key]: value })
