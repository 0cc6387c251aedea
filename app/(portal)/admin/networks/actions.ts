'use server'

import { z } from 'zod'
import { parse } from '@/lib/errors/parse'
import { addNetwork, editNetwork, removeNetwork } from '@/lib/networks/save-network'
import type { NetworkInput } from '@/lib/networks/schema'
import { perform } from '@/lib/web/action'

const id = z.number().int()

export async function add(input: NetworkInput) {
  return perform((ctx) => addNetwork(ctx, input))
}

export async function edit(networkId: number, input: NetworkInput) {
  return perform((ctx) => editNetwork(ctx, parse(id, networkId), input))
}

export async function remove(networkId: number) {
  return perform((ctx) => removeNetwork(ctx, parse(id, networkId)))
}
