'use server'

import { z } from 'zod'
import { parse } from '@/lib/errors/parse'
import { dismissNotice } from '@/lib/notices/shown'
import { perform } from '@/lib/web/action'

export const dismiss = async (id: number) => perform((ctx) => dismissNotice(ctx, parse(z.number().int(), id)))
