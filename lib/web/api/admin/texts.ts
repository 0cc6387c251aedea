import { z } from 'zod'
import { listPosts, readPost } from '@/lib/news/queries'
import { addPost, editPost, removePost } from '@/lib/news/save-post'
import { postSchema } from '@/lib/news/schema'
import { listPages, readPage } from '@/lib/pages/queries'
import { addPage, editPage, removePage } from '@/lib/pages/save-page'
import { pageSchema } from '@/lib/pages/schema'
import type { Operation } from '../operation'
import { resource } from '../resource'
import { time } from '../time'
import { adminList } from './list'

const id = z.number().int()
const texts = { titleEn: z.string(), titleEl: z.string(), textEn: z.string(), textEl: z.string() }

const post = z.object({ id, ...texts, from: time, archived: z.boolean() }).meta({ id: 'Post' })
const postOf = <R extends { from: Date }>({ from, ...row }: R) => ({ ...row, from: from.toISOString() })

const posts = adminList({
  path: '/posts',
  id: 'listPosts',
  summary: 'The site’s own news',
  item: post,
  sort: 'from',
  dir: 'desc',
  filters: { state: z.enum(['current', 'archived']).optional() },
  read: async (ctx, asked) => {
    const { rows, total } = await listPosts(ctx, asked)
    return { rows: rows.map(postOf), total }
  },
})

const eachPost = resource({
  path: '/posts',
  name: 'Post',
  one: 'a piece of news',
  answer: post,
  read: async (ctx, asked) => postOf(await readPost(ctx, asked)),
  writes: { body: postSchema, add: addPost, edit: editPost },
  remove: removePost,
})

const page = z
  .object({ id, slug: z.string(), ...texts, inFoot: z.boolean(), membersOnly: z.boolean(), updatedAt: time })
  .meta({ id: 'Page' })
const pageOf = <R extends { updatedAt: Date }>({ updatedAt, ...row }: R) => ({
  ...row,
  updatedAt: updatedAt.toISOString(),
})

const pages = adminList({
  path: '/pages',
  id: 'listPages',
  summary: 'The site’s own pages',
  item: page,
  sort: 'slug',
  read: async (ctx, asked) => {
    const { rows, total } = await listPages(ctx, asked)
    return { rows: rows.map(pageOf), total }
  },
})

const eachPage = resource({
  path: '/pages',
  name: 'Page',
  one: 'a page of the site’s own',
  answer: page,
  read: async (ctx, asked) => pageOf(await readPage(ctx, asked)),
  writes: { body: pageSchema, add: addPage, edit: editPage },
  remove: removePage,
})

export const textOperations: readonly Operation[] = [posts, ...eachPost, pages, ...eachPage]
