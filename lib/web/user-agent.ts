import 'server-only'
import { headers } from 'next/headers'

export const userAgent = async () => (await headers()).get('user-agent') ?? ''
