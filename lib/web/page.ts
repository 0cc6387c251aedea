import 'server-only'
import { notFound } from 'next/navigation'
import { AppError } from '@/lib/errors/app-error'

/** For pages: what does not exist and what may not be seen look alike. */
export async function orNotFound<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof AppError && (error.code === 'not_found' || error.code === 'forbidden')) notFound()
    throw error
  }
}

/** What a part of a page shows; null where it has gone or is not the reader's. */
export async function orNull<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof AppError && (error.code === 'not_found' || error.code === 'forbidden')) return null
    throw error
  }
}
