import { z } from 'zod'
import { rowId } from './ids'
import { type ApiCtx, noAnswer, none, nothing, type Operation, operation } from './operation'

type Resource<S extends z.ZodType, B extends z.ZodType> = {
  /** Of all of them, as `/notices`; of one it ends with its number. */
  path: string
  /** As the ids of its operations have it: `Notice`. */
  name: string
  /** As a sentence has it: `a notice`. */
  one: string
  /** What a program should know before it writes; Markdown. */
  about?: string
  answer: S
  read: (ctx: ApiCtx, id: number) => Promise<z.input<S>>
  remove?: (ctx: ApiCtx, id: number) => Promise<unknown>
  writes?: {
    body: B
    add?: (ctx: ApiCtx, sent: z.input<B>) => Promise<{ id: number }>
    edit: (ctx: ApiCtx, id: number, sent: z.input<B>) => Promise<unknown>
  }
}

/** What an administrator does with the things of one kind, each known by its number: by the verbs of its pages. */
export function resource<S extends z.ZodType, B extends z.ZodType = z.ZodNever>(of: Resource<S, B>): Operation[] {
  const { path, name, one, about, answer, read, remove, writes } = of
  const described = about === undefined ? {} : { description: about }
  const place = { path: `${path}/{id}`, scope: 'admin', params: z.object({ id: rowId }), query: none } as const
  const operations = [
    operation({
      ...place,
      method: 'GET',
      id: `read${name}`,
      summary: `Read ${one}`,
      status: 200,
      body: nothing,
      answer,
      run: (ctx, { params }) => read(ctx, params.id),
    }),
  ]
  if (writes) operations.push(...written(of, writes, { ...place, ...described }))
  if (remove)
    operations.push(
      operation({
        ...place,
        method: 'DELETE',
        id: `delete${name}`,
        summary: `Delete ${one}`,
        status: 204,
        body: none,
        answer: noAnswer,
        run: async (ctx, { params }) => {
          await remove(ctx, params.id)
        },
      }),
    )
  return operations
}

type Place = { path: string; scope: 'admin'; params: z.ZodObject<{ id: typeof rowId }>; query: typeof none }

function written<S extends z.ZodType, B extends z.ZodType>(
  { path, name, one, answer, read }: Resource<S, B>,
  { body, add, edit }: NonNullable<Resource<S, B>['writes']>,
  place: Place & { description?: string },
): Operation[] {
  const change = operation({
    ...place,
    method: 'PUT',
    id: `edit${name}`,
    summary: `Change ${one}`,
    status: 200,
    body,
    answer,
    run: async (ctx, { params, sent }) => {
      await edit(ctx, params.id, sent)
      return read(ctx, params.id)
    },
  })
  if (!add) return [change]
  const added = z.object({ id: z.number().int() })
  const create = operation({
    ...place,
    path,
    params: none,
    method: 'POST',
    id: `add${name}`,
    summary: `Add ${one}`,
    status: 201,
    body,
    answer,
    location: (made) => `${path}/${added.parse(made).id}`,
    run: async (ctx, { sent }) => read(ctx, (await add(ctx, sent)).id),
  })
  return [create, change]
}
